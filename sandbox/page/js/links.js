// Links in messages: web pages open beside the page, invitations by whoever is to follow them.

import { tell } from './events.js';
import { openDialog } from './dialogs.js';
import { h } from './dom.js';
import { safeUrl } from './entities.js';
import { t } from './i18n.js';
import { addButton, addPerson, everybody, personRow } from './people.js';
import { post } from './network.js';
import { botNamed, nameOf, privateChat, world } from './world.js';

const isTelegram = (url) =>
  url.protocol === 'tg:' || ['t.me', 'telegram.me'].includes(url.hostname.toLowerCase());

/** Bot and payload of a link to one of the sandbox's bots, or null for any other link. */
export function invitationIn(text) {
  const safe = safeUrl(text.trim());
  if (!safe || /\s/.test(text.trim())) return null;
  const url = new URL(safe);
  if (!isTelegram(url)) return null;
  const app = url.protocol === 'tg:';
  const username = app ? url.searchParams.get('domain') : url.pathname.replace(/^\/|\/$/g, '');
  const bot = username && botNamed(username);
  return bot ? { bot, link: safe, payload: url.searchParams.get('start') ?? '' } : null;
}

/** Follows a link as a click on it does. */
export function follow(address, pane) {
  const invitation = invitationIn(address);
  const url = safeUrl(address);
  if (invitation) chooseOpener(invitation, pane);
  else if (url && isTelegram(new URL(url))) tell('notice', t('noSuchBot'));
  else if (url?.startsWith('http')) window.open(url, '_blank', 'noopener');
  else tell('notice', t('badLink'));
}

/** Asks who opens an invitation; `asText`, if given, sends it as text instead. */
export function chooseOpener(invitation, pane, asText = null) {
  openDialog(
    t('openAsTitle'),
    (close) => {
      const open = (id) => {
        close();
        openInvitation(invitation, id, pane);
      };
      // Those who have not joined come first: they are whom invitations are for.
      const strangers = (person) => (privateChat(person.id, invitation.bot).started ? 1 : 0);
      const people = everybody().sort((a, b) => strangers(a) - strangers(b));
      const rows = people.map((person) => {
        const row = personRow(person, open);
        if (person.id === pane.person) row.querySelector('.row-about').append(` ${t('openAsSelf')}`);
        return row;
      });
      const add = addButton(() => {
        close();
        addPerson((id) => openInvitation(invitation, id, pane));
      });
      add.querySelector('.row-words').textContent = t('addAndOpen');
      const text = () => {
        close();
        asText();
      };
      return [
        h('p', { class: 'hint' }, t('openAsHint')),
        h('div', { class: 'rows' }, add, rows),
        asText && h('button', { type: 'button', class: 'plain wide', onclick: text }, t('sendAsText')),
      ];
    },
    'picker',
  );
}

async function openInvitation({ bot, link }, person, pane) {
  try {
    await post(`/sim/chats/${person}/start`, { from: person, link });
    pane.app.showBeside(pane, person, privateChat(person, bot).key);
    tell('said', t('opened', { name: nameOf(world.people.get(person)) }));
  } catch (error) {
    tell('notice', error.message);
  }
}
