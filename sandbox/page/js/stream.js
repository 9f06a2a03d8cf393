// The live connection to the sandbox: feeds the world, and comes back by itself when it is lost.

import { setClock } from './clock.js';
import { Unreachable, get } from './network.js';
import * as world from './world.js';

const RETRY = 1000;
// The sandbox gives a sign of life every five seconds.
const SILENCE = 12000;

let source = null;
let retry = 0;
let alive = 0;

const readers = {
  hello: (data) => world.greet(data.boot),
  clock: (data) => setClock(data.unix),
  people: (data) => world.takePeople(data.people),
  bots: (data) => world.takeBots(data.bots),
  chat: world.takeChat,
  faults: (data) => world.takeFaults(data.faults),
  calls: world.takeCalls,
  ready: () => {
    world.beReady();
    world.beOnline(true);
  },
};

export function connect() {
  source?.close();
  source = new EventSource('/sim/events');
  for (const [name, read] of Object.entries(readers)) {
    source.addEventListener(name, (event) => {
      hear();
      read(JSON.parse(event.data));
    });
  }
  source.onerror = lose;
  hear();
}

function hear() {
  clearTimeout(alive);
  alive = setTimeout(lose, SILENCE);
}

// Our own clock for trying again: browsers wait differently long, and some give up.
function lose() {
  source?.close();
  world.beOnline(false);
  clearTimeout(alive);
  clearTimeout(retry);
  retry = setTimeout(knock, RETRY);
}

async function knock() {
  try {
    await get('/sim/clock');
    connect();
  } catch (error) {
    if (error instanceof Unreachable) lose();
    else connect();
  }
}

// A laptop that wakes up should not wait for the silence to be noticed.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && source?.readyState === EventSource.CLOSED) knock();
});
