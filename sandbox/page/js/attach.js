// Photos and files on their way out: chosen, dropped or pasted, looked at, captioned, sent.

import { sizeText, suffixOf } from './content.js';
import { dialogFoot, openDialog } from './dialogs.js';
import { h } from './dom.js';
import { tell } from './events.js';
import { t } from './i18n.js';
import { icon } from './icons.js';
import { openMenu } from './menus.js';
import { openContact, openPlace } from './places.js';
import { asPhoto } from './photos.js';

const MOST = 10;
const LARGEST_FILE = 50 * 1024 * 1024;
const LONGEST_CAPTION = 1024;

export function openAttachments(at, room) {
  const anything = (message) => () => room.act('message', { message }).catch((error) => tell('notice', error.message));
  const identity = { file_id: 'sandbox-placeholder', file_unique_id: 'sandboxplaceholder' };
  const sticker = { ...identity, type: 'regular', width: 512, height: 512, is_animated: false, is_video: false, emoji: '👍' };
  openMenu(at, [
    { icon: 'photo', label: t('attachPhoto'), run: () => choose('image/*', true, (files) => sendPhotos(room, files)) },
    { icon: 'file', label: t('attachFile'), run: () => choose('', false, (files) => sendFile(room, files[0])) },
    { icon: 'place', label: t('attachPlace'), run: () => openPlace(room) },
    { icon: 'person', label: t('attachContact'), run: () => openContact(room) },
    { icon: 'sticker', label: t('attachSticker'), run: anything({ sticker }) },
    { icon: 'voice', label: t('attachVoice'), run: anything({ voice: { ...identity, duration: 7, mime_type: 'audio/ogg' } }) },
  ]);
}

function choose(accept, multiple, take) {
  const input = h('input', { type: 'file', class: 'chooser', accept: accept || null, multiple });
  input.addEventListener('change', () => {
    if (input.files.length) take([...input.files]);
    input.remove();
  });
  input.addEventListener('cancel', () => input.remove());
  // Some browsers forget a field that is nowhere in the page.
  document.body.append(input);
  input.click();
}

/** What was dropped or pasted: pictures as photos, anything else as a file. */
export function sendDropped(room, files) {
  const pictures = files.filter((file) => file.type.startsWith('image/'));
  if (pictures.length) sendPhotos(room, pictures);
  else if (files.length) sendFile(room, files[0]);
}

/** Shows the photos before they go out, as one photo or an album. */
export function sendPhotos(room, files) {
  const chosen = [];
  openDialog(
    t('photosTitle'),
    (close) => {
      const grid = h('div', { class: 'previews' });
      const caption = captionField();
      const { foot, run } = dialogFoot(t('send'), close, async () => {
        if (chosen.length) await room.sendFiles('photos', chosen, caption.value.trim());
      });
      const title = () => document.querySelector('.photos-dialog h2');
      const draw = () => {
        if (title()) title().textContent = chosen.length > 1 ? t('photosCount', { count: chosen.length }) : t('photosTitle');
        const tiles = chosen.map((file, number) => preview(file, number, () => drop(number)));
        const more = h('button', { type: 'button', class: 'preview-more', onclick: () => choose('image/*', true, add) }, t('morePhotos'));
        grid.replaceChildren(...tiles, ...(chosen.length < MOST ? [more] : []));
      };
      const drop = (number) => {
        chosen.splice(number, 1);
        if (chosen.length) draw();
        else close();
      };
      const add = async (more) => {
        await take(more, chosen);
        if (chosen.length) draw();
        else close();
      };
      add(files);
      return h('form', { class: 'form', onsubmit: run }, grid, caption, foot);
    },
    'photos-dialog',
  );
}

/** Adds what can be sent as a photo; says what cannot. */
async function take(files, chosen) {
  for (const file of files) {
    if (chosen.length >= MOST) {
      tell('notice', t('tooManyPhotos', { most: MOST }));
      return;
    }
    try {
      chosen.push(await asPhoto(file));
    } catch (error) {
      tell('notice', error.message);
    }
  }
}

function preview(file, number, remove) {
  const url = URL.createObjectURL(file);
  const image = h('img', { src: url, alt: file.name, onload: () => URL.revokeObjectURL(url) });
  const label = t('removePhoto', { number: number + 1 });
  const button = h('button', { type: 'button', class: 'preview-remove', 'aria-label': label, title: label, onclick: remove }, icon('close'));
  return h('div', { class: 'preview' }, image, button);
}

/** Shows a file before it goes out. */
export function sendFile(room, file) {
  const wrong = file.size > LARGEST_FILE ? 'fileTooBig' : file.size === 0 ? 'fileEmpty' : '';
  if (wrong) {
    tell('notice', t(wrong, { name: file.name }));
    return;
  }
  openDialog(t('fileTitle'), (close) => {
    const caption = captionField();
    const { foot, run } = dialogFoot(t('send'), close, () => room.sendFiles('document', [file], caption.value.trim()));
    const card = h(
      'div',
      { class: 'document' },
      h('span', { class: 'document-mark', 'aria-hidden': 'true' }, suffixOf(file.name) || icon('file')),
      h(
        'span',
        { class: 'document-words' },
        h('span', { class: 'document-name' }, file.name),
        h('span', { class: 'document-size' }, sizeText(file.size)),
      ),
    );
    return h('form', { class: 'form', onsubmit: run }, card, caption, foot);
  });
}

function captionField() {
  const label = t('caption');
  return h('input', { type: 'text', placeholder: label, 'aria-label': label, maxlength: LONGEST_CAPTION, 'data-first': true });
}
