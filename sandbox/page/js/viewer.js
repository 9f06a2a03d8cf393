// A photo at its full size, and the way to its neighbours in the same chat.

import { dayOf, timeOf } from './clock.js';
import { h, iconButton } from './dom.js';
import { t } from './i18n.js';
import { icon } from './icons.js';
import { fileUrl } from './network.js';
import { nameOf } from './world.js';

const SWIPE = 50;

export function openViewer(room, message) {
  const photos = room.ordered.filter((one) => one.photo);
  let index = photos.findIndex((one) => one.message_id === message.message_id);
  const before = document.activeElement;
  const image = h('img', { class: 'viewer-image', alt: '' });
  const who = h('span', { class: 'viewer-who' });
  const count = h('span', { class: 'viewer-count' });
  const caption = h('p', { class: 'viewer-caption' });
  const save = h('a', { class: 'icon-button', 'aria-label': t('download', { name: t('photo') }), title: t('download', { name: t('photo') }) }, icon('download'));
  const dialog = h('dialog', { class: 'viewer', 'aria-label': t('viewer') });
  const previous = iconButton(icon('back'), t('previous'), () => go(-1), { class: 'viewer-step previous' });
  const next = iconButton(icon('forward'), t('next'), () => go(1), { class: 'viewer-step next' });

  const show = () => {
    const one = photos[index];
    const largest = one.photo.at(-1);
    image.src = fileUrl(largest.file_id);
    image.alt = one.caption ?? t('photo');
    who.textContent = `${nameOf(one.from)} · ${dayOf(one.date, true)} ${timeOf(one.date)}`;
    count.textContent = photos.length > 1 ? t('counted', { number: index + 1, count: photos.length }) : '';
    caption.textContent = captionOf(photos, one);
    caption.hidden = !caption.textContent;
    save.href = image.src;
    save.download = `${one.message_id}.${'jpg'}`;
    previous.disabled = index === 0;
    next.disabled = index === photos.length - 1;
  };
  const go = (step) => {
    const to = index + step;
    if (to < 0 || to >= photos.length) return;
    index = to;
    show();
  };

  dialog.append(
    h('header', { class: 'viewer-head' }, who, count, save, iconButton(icon('close'), t('close'), () => dialog.close())),
    h('div', { class: 'viewer-stage' }, previous, image, next),
    caption,
  );
  dialog.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowLeft') go(-1);
    else if (event.key === 'ArrowRight') go(1);
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog || event.target.matches('.viewer-stage')) dialog.close();
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    before?.focus?.({ preventScroll: true });
  });
  swipes(dialog, go);
  document.body.append(dialog);
  show();
  dialog.showModal();
}

/** A photo of an album carries the album's caption. */
function captionOf(photos, one) {
  const album = one.media_group_id ? photos.filter((other) => other.media_group_id === one.media_group_id) : [one];
  return album.find((other) => other.caption)?.caption ?? '';
}

function swipes(element, go) {
  let startX = null;
  element.addEventListener('pointerdown', (event) => {
    startX = event.pointerType === 'mouse' ? null : event.clientX;
  });
  element.addEventListener('pointerup', (event) => {
    if (startX === null) return;
    const moved = event.clientX - startX;
    if (Math.abs(moved) > SWIPE) go(moved < 0 ? 1 : -1);
    startX = null;
  });
}
