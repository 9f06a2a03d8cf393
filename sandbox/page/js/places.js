// Two small forms: a place on the map, and a contact.

import { dialogFoot, openDialog } from './dialogs.js';
import { h } from './dom.js';
import { t } from './i18n.js';
import { nameOf, world } from './world.js';

// Some places to pick from, so that nobody has to look coordinates up; any others can be typed.
const PLACES = [
  ['平凉 · 崆峒区', 35.5425, 106.6747],
  ['泾川', 35.3326, 107.3679],
  ['灵台', 35.0654, 107.6211],
  ['崇信', 35.3021, 107.035],
  ['华亭', 35.2183, 106.6534],
  ['庄浪', 35.2025, 106.0366],
  ['静宁', 35.5196, 105.7325],
];

export function openPlace(room) {
  openDialog(t('placeTitle'), (close) => {
    const latitude = numberField(PLACES[0][1], 90);
    const longitude = numberField(PLACES[0][2], 180);
    const chips = PLACES.map(([name, north, east]) => {
      const pick = () => {
        latitude.value = north;
        longitude.value = east;
      };
      return h('button', { type: 'button', class: 'chip', onclick: pick }, name);
    });
    const { foot, run } = dialogFoot(t('shareLocation'), close, async () => {
      const [north, east] = [latitude, longitude].map((field) => parseFloat(field.value));
      if (!(Math.abs(north) <= 90 && Math.abs(east) <= 180)) throw new Error(t('placeWrong'));
      await room.act('location', { latitude: north, longitude: east });
    });
    return h(
      'form',
      { class: 'form', novalidate: true, onsubmit: run },
      h('p', { class: 'hint' }, t('placePick')),
      h('div', { class: 'chips' }, chips),
      h('div', { class: 'pair' }, h('label', {}, t('latitude'), latitude), h('label', {}, t('longitude'), longitude)),
      foot,
    );
  });
}

function numberField(value, most) {
  return h('input', { type: 'number', step: 'any', min: -most, max: most, value });
}

export function openContact(room) {
  openDialog(t('contactTitle'), (close) => {
    const own = h('input', { type: 'radio', name: 'whose', checked: true });
    const other = h('input', { type: 'radio', name: 'whose' });
    const name = h('input', { type: 'text', maxlength: '64', autocomplete: 'off' });
    const phone = h('input', { type: 'tel', maxlength: '20', autocomplete: 'off' });
    const fields = h('div', { class: 'pair', hidden: true }, h('label', {}, t('name'), name), h('label', {}, t('phone'), phone));
    const follow = () => {
      fields.hidden = own.checked;
    };
    own.addEventListener('change', follow);
    other.addEventListener('change', follow);
    const { foot, run } = dialogFoot(t('send'), close, async () => {
      const given = { first_name: name.value.trim(), phone_number: phone.value.trim() };
      if (other.checked && !(given.first_name && given.phone_number)) throw new Error(t('contactWrong'));
      await room.act('contact', own.checked ? {} : given);
    });
    return h(
      'form',
      { class: 'form', onsubmit: run },
      h('label', { class: 'choice' }, own, `${t('contactOwn')}（${nameOf(world.people.get(room.person))}）`),
      h('label', { class: 'choice' }, other, t('contactOther')),
      fields,
      foot,
    );
  });
}
