// Makes photos that Telegram takes: PNG or JPEG, not larger than its own apps send them.

import { t } from './i18n.js';

const LONGEST_SIDE = 2560;
const LARGEST = 10 * 1024 * 1024;
const QUALITY = 0.88;
const TAKEN = ['image/jpeg', 'image/png'];

/** The file itself when it can go out as it is, else a JPEG made of it; an Error says why not. */
export async function asPhoto(file) {
  let picture;
  try {
    picture = await createImageBitmap(file);
  } catch {
    throw new Error(t('notPhoto', { name: file.name }));
  }
  const longest = Math.max(picture.width, picture.height);
  if (TAKEN.includes(file.type) && longest <= LONGEST_SIDE && file.size <= LARGEST) return file;
  const made = await redrawn(picture, Math.min(1, LONGEST_SIDE / longest));
  if (!made || made.size > LARGEST) throw new Error(t('photoTooBig', { name: file.name }));
  return new File([made], file.name.replace(/\.\w+$/, '') + '.jpg', { type: 'image/jpeg' });
}

function redrawn(picture, scale) {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', QUALITY);
  });
}
