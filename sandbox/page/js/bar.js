// The bar at the top: the sandbox's clock and how to move it, faults, the page's language.

import * as clock from './clock.js';
import { dialogFoot, openDialog } from './dialogs.js';
import { h, iconButton } from './dom.js';
import { listen, tell } from './events.js';
import { faultButton, faultLine } from './faults.js';
import { t } from './i18n.js';
import { icon } from './icons.js';
import { post } from './network.js';
import { world } from './world.js';

const HOUR = 3600;
const EARLIEST = Date.UTC(1970, 0, 2) / 1000;
const LATEST = Date.UTC(8999, 11, 31) / 1000;

/** The whole bar; `subscriptions` end with it, `switchLanguage` is what its button does. */
export function barNode(subscriptions, switchLanguage) {
  const moment = momentNode(subscriptions);
  const openClock = h(
    'button',
    { type: 'button', class: 'clock', 'aria-label': t('clock'), 'aria-haspopup': 'dialog', onclick: clockDialog },
    icon('clock'),
    moment,
  );
  const jumps = h('div', { class: 'jumps', role: 'group', 'aria-label': t('clock') }, jumpButtons());
  const language = h(
    'button',
    { type: 'button', class: 'bar-button language', title: t('languageLabel'), 'aria-label': t('languageLabel'), onclick: switchLanguage },
    icon('globe'),
    h('span', {}, t('language')),
  );
  const brand = h('div', { class: 'brand' }, h('img', { src: '/page/icon.svg', alt: '', width: 26, height: 26 }), h('span', {}, t('title')));
  const row = h('div', { class: 'bar-row' }, brand, openClock, jumps, callsNode(subscriptions), faultButton(subscriptions), language);
  return h('header', { class: 'bar' }, row, faultLine(subscriptions), onlineLine(subscriptions));
}

function momentNode(subscriptions) {
  const day = h('span', { class: 'clock-day' });
  const time = h('span', { class: 'clock-time' });
  const draw = () => {
    const now = clock.now();
    day.replaceChildren(
      h('span', { class: 'only-wide' }, t('day', { day: clock.dayOf(now, true), weekday: clock.weekdayOf(now) })),
      h('span', { class: 'only-narrow' }, t('day', { day: clock.dayOf(now), weekday: clock.weekdayOf(now) })),
    );
    time.textContent = clock.secondsOf(now);
  };
  draw();
  for (const name of ['tick', 'clock']) subscriptions.to(name, draw);
  return h('span', { class: 'moment' }, day, time);
}

async function move(change) {
  try {
    const { unix } = await post('/sim/clock', change);
    clock.setClock(unix);
    const moment = `${clock.separatorOf(unix)} ${clock.timeOf(unix)}`;
    tell('said', t('movedTo', { moment }));
  } catch (error) {
    tell('notice', error.message);
  }
}

const goTo = (moment) => move({ set: clock.isoOf(moment) });

const JUMPS = [
  ['hour', 'clock', () => move({ advance: HOUR })],
  ['morning', 'sunrise', () => goTo(clock.nextMorning())],
  ['friday', 'calendar', () => goTo(clock.nextFriday())],
];

function jumpButtons(then = () => {}) {
  const jumps = JUMPS.map(([name, mark, run]) => {
    const jump = () => {
      then();
      run();
    };
    const title = name === 'morning' ? t('morningFull') : t(name);
    return h('button', { type: 'button', class: 'bar-button', 'data-jump': name, title, onclick: jump }, icon(mark), h('span', {}, t(name)));
  });
  const pick = () => {
    then();
    dateDialog();
  };
  return [...jumps, h('button', { type: 'button', class: 'bar-button', 'data-jump': 'date', onclick: pick }, icon('edit'), h('span', {}, t('pickDate')))];
}

/** On a narrow screen the buttons do not fit into the bar; they stand in this box. */
function clockDialog() {
  openDialog(
    t('clock'),
    (close) => [h('p', { class: 'hint' }, t('clockHint')), h('div', { class: 'jump-list' }, jumpButtons(close))],
    'small',
  );
}

function dateDialog() {
  openDialog(
    t('dateTitle'),
    (close) => {
      const field = h('input', {
        type: 'datetime-local',
        value: clock.fieldOf(clock.now()),
        required: true,
        'aria-label': t('dateTitle'),
        'data-first': true,
      });
      const { foot, run } = dialogFoot(t('set'), close, async () => {
        const moment = clock.momentOf(field.value.slice(0, 16));
        if (!(moment >= EARLIEST && moment <= LATEST)) throw new Error(t('dateWrong'));
        await goTo(moment);
      });
      return h('form', { class: 'form', novalidate: true, onsubmit: run }, h('p', { class: 'hint' }, t('dateHint')), field, foot);
    },
    'small',
  );
}

function callsNode(subscriptions) {
  const node = h('span', { class: 'calls' });
  const draw = () => {
    const { last, method } = world.calls;
    node.textContent = last ? t('calls', { count: last }) : t('noBot');
    node.title = method;
    node.classList.toggle('none', !last && world.ready);
  };
  draw();
  for (const name of ['calls', 'ready']) subscriptions.to(name, draw);
  return node;
}

/** Says calmly that the sandbox is away. */
function onlineLine(subscriptions) {
  const node = h('div', { class: 'line lost', role: 'status', hidden: true });
  const draw = () => {
    node.hidden = world.online !== false;
    node.replaceChildren(icon('unplugged'), h('span', {}, t(world.ready ? 'lost' : 'connecting')));
  };
  draw();
  subscriptions.to('online', draw);
  return node;
}

listen('restarted', () => tell('said', t('restarted')));
