// Faults to switch on and off, and the line that says which are on.

import { openDialog } from './dialogs.js';
import { h } from './dom.js';
import { listen, tell } from './events.js';
import { t } from './i18n.js';
import { icon } from './icons.js';
import { post, remove } from './network.js';
import { world } from './world.js';

// Flood control strikes what is sent; the others strike every call.
const KINDS = [
  { kind: 'reset', name: 'faultReset', icon: 'unplugged', fields: {} },
  { kind: 'delay', name: 'faultDelay', icon: 'slow', fields: { ms: 3000 } },
  { kind: 429, name: 'fault429', icon: 'stop', fields: { retry_after: 5, method: 'sendMessage' } },
  { kind: 502, name: 'fault502', icon: 'server', fields: {} },
];
const FOR = [null, 3, 10, 30];

const isOn = (kind) => world.faults.find((fault) => fault.kind === kind);

export function faultButton(subscriptions) {
  const node = h(
    'button',
    { type: 'button', class: 'bar-button fault-button', 'aria-haspopup': 'dialog', onclick: faultDialog },
    icon('fault'),
    h('span', {}, t('faults')),
  );
  const draw = () => {
    node.classList.toggle('on', world.faults.length > 0);
    node.setAttribute('aria-label', world.faults.length ? `${t('faults')} · ${t('faultsShort')}` : t('faults'));
  };
  draw();
  subscriptions.to('faults', draw);
  return node;
}

function nameOfFault(fault) {
  const known = KINDS.find((one) => one.kind === fault.kind);
  const name = known ? t(known.name) : t('faultOther', { kind: fault.kind });
  return fault.times === null ? name : t('left', { name, count: fault.times });
}

/** The line below the bar while something is broken on purpose. */
export function faultLine(subscriptions) {
  const words = h('span', {});
  const off = h('button', { type: 'button', class: 'line-button', onclick: allOff }, t('allOff'));
  const node = h('div', { class: 'line faulty', role: 'status', hidden: true }, icon('fault'), words, off);
  const draw = () => {
    node.hidden = !world.faults.length;
    words.textContent = t('faultsOn', { list: world.faults.map(nameOfFault).join(t('comma')) });
  };
  draw();
  subscriptions.to('faults', draw);
  return node;
}

async function change(run) {
  try {
    await run();
  } catch (error) {
    tell('notice', error.message);
  }
}

const allOff = () => change(() => remove('/sim/faults'));

function faultDialog() {
  openDialog(
    t('faults'),
    () => {
      const rows = h('div', { class: 'fault-rows' });
      const times = h(
        'select',
        {},
        FOR.map((count) => h('option', { value: count ?? '' }, count ? t('times', { count }) : t('untilOff'))),
      );
      const count = () => (times.value ? Number(times.value) : null);
      const switches = KINDS.map((one) => faultSwitch(one, count));
      rows.append(...switches.map(({ node }) => node));
      watch(rows, () => switches.forEach(({ draw }) => draw()));
      return [
        h('p', { class: 'hint' }, t('faultsHint')),
        rows,
        h('div', { class: 'fault-foot' }, h('label', {}, t('forHowLong'), times), h('button', { type: 'button', class: 'plain', onclick: allOff }, t('allOff'))),
      ];
    },
    'small',
  );
}

function faultSwitch({ kind, name, icon: mark, fields }, count) {
  const knob = h('span', { class: 'knob', 'aria-hidden': 'true' });
  const flip = () => {
    const on = isOn(kind);
    change(() => (on ? remove(`/sim/faults/${on.id}`) : post('/sim/faults', { method: '*', kind, times: count(), ...fields })));
  };
  const words = h('span', { class: 'fault-words' }, h('strong', {}, t(name)), h('span', {}, t(`${name}Hint`)));
  const node = h('button', { type: 'button', class: 'fault', role: 'switch', 'data-fault': kind, onclick: flip }, icon(mark), words, knob);
  const draw = () => node.setAttribute('aria-checked', String(Boolean(isOn(kind))));
  draw();
  return { node, draw };
}

/** Draws again when faults change, until the element has left the page. */
function watch(element, draw) {
  const stop = listen('faults', () => {
    if (element.isConnected) draw();
    else stop();
  });
}
