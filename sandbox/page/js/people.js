// Who there is: the list at the side, the box to pick somebody from, and adding a person.

import { personAvatar } from './avatar.js';
import { briefly } from './clock.js';
import { dialogFoot, openDialog } from './dialogs.js';
import { h } from './dom.js';
import { t } from './i18n.js';
import { icon } from './icons.js';
import { post } from './network.js';
import { unreadOf } from './reading.js';
import { chatsOf, nameOf, world } from './world.js';

export const aboutOf = (person) => person.about || (isNew(person) ? t('newcomer') : '');

const isNew = (person) => !chatsOf(person.id).some((chat) => chat.started);

export const everybody = () => [...world.people.values()].filter((person) => !person.deactivated);

export function badge(count) {
  if (!count) return null;
  const label = t('unread', { count });
  return h('span', { class: 'badge', 'aria-label': label, title: label }, count > 99 ? '99+' : String(count));
}

/** One person as a row: picture, name, who it is, what is unread. */
export function personRow(person, choose, chosen = false) {
  const newest = chatsOf(person.id)[0]?.last;
  return h(
    'button',
    {
      type: 'button',
      class: `row ${chosen ? 'chosen' : ''}`,
      'data-person': person.id,
      'aria-pressed': chosen ? 'true' : null,
      onclick: () => choose(person.id),
    },
    personAvatar(person),
    h(
      'span',
      { class: 'row-words' },
      h('span', { class: 'row-line' }, h('strong', {}, nameOf(person)), newest && h('time', {}, briefly(newest.date))),
      h('span', { class: 'row-line' }, h('span', { class: 'row-about' }, aboutOf(person)), badge(unreadOf(person.id))),
    ),
  );
}

export function addButton(run) {
  const face = h('span', { class: 'avatar add', 'aria-hidden': 'true' }, icon('addPerson'));
  return h('button', { type: 'button', class: 'row add-row', onclick: run }, face, h('span', { class: 'row-words' }, t('addPerson')));
}

/** The box to pick a person from; `lead` may put something above the list. */
export function pickPerson(title, choose, { hint = '', current = 0, addLabel = '' } = {}) {
  openDialog(
    title,
    (close) => {
      const pick = (id) => {
        close();
        choose(id);
      };
      const rows = everybody().map((person) => [person, personRow(person, pick, person.id === current)]);
      const nobody = h('p', { class: 'hint', hidden: true }, t('nobody'));
      const field = searchField(rows, nobody);
      const add = addButton(() => {
        close();
        addPerson(choose);
      });
      if (addLabel) add.querySelector('.row-words').textContent = addLabel;
      const list = h('div', { class: 'rows' }, rows.map(([, row]) => row), nobody, add);
      steerRows(field, list);
      return [hint && h('p', { class: 'hint' }, hint), h('label', { class: 'search' }, icon('search'), field), list];
    },
    'picker',
  );
}

function searchField(rows, nobody) {
  const field = h('input', { type: 'search', placeholder: t('search'), 'aria-label': t('search'), 'data-first': true });
  field.addEventListener('input', () => {
    const wanted = field.value.trim().toLowerCase();
    let found = 0;
    for (const [person, row] of rows) {
      row.hidden = !`${nameOf(person)} ${aboutOf(person)} ${person.username ?? ''}`.toLowerCase().includes(wanted);
      found += row.hidden ? 0 : 1;
    }
    nobody.hidden = found > 0;
  });
  return field;
}

/** Arrow keys go from the field through the list; Enter in the field takes the first. */
function steerRows(field, list) {
  const visible = () => [...list.querySelectorAll('.row:not([hidden])')];
  const steer = (event) => {
    const rows = visible();
    const index = rows.indexOf(document.activeElement);
    if (event.key === 'ArrowDown') rows[Math.min(index + 1, rows.length - 1)]?.focus();
    else if (event.key === 'ArrowUp') (index <= 0 ? field : rows[index - 1]).focus();
    else if (event.key === 'Enter' && event.target === field) rows[0]?.click();
    else return;
    event.preventDefault();
  };
  field.addEventListener('keydown', steer);
  list.addEventListener('keydown', steer);
}

/** Asks for a name and makes a person whom the bot does not know yet. */
export function addPerson(done) {
  openDialog(t('addPerson'), (close) => {
    const name = h('input', { type: 'text', maxlength: '64', autocomplete: 'off', 'data-first': true });
    const language = h('select', {}, h('option', { value: 'zh-hans' }, '中文'), h('option', { value: 'en' }, 'English'));
    const { foot, run } = dialogFoot(t('add'), close, async () => {
      const given = name.value.trim();
      if (!given) throw new Error(t('nameMissing'));
      const person = await post('/sim/users', { first_name: given, language_code: language.value });
      // The stream brings it too, a moment later; what is opened next needs it now.
      world.people.set(person.id, person);
      done(person.id);
    });
    return h(
      'form',
      { class: 'form', onsubmit: run },
      h('p', { class: 'hint' }, t('addPersonHint')),
      h('label', {}, t('name'), name),
      h('label', {}, t('personLanguage'), language),
      foot,
    );
  });
}
