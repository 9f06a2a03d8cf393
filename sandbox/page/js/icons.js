// The page's icons, drawn with lines on a 24 by 24 field.

const NAMESPACE = 'http://www.w3.org/2000/svg';

const PATHS = {
  back: 'M15 5l-7 7 7 7',
  forward: 'M9 5l7 7-7 7',
  down: 'M6 9l6 6 6-6',
  close: 'M6 6l12 12M18 6L6 18',
  more: 'M12 5.5v.01M12 12v.01M12 18.5v.01',
  send: 'M4.5 12 20 4.5 15 20l-3.6-6.4zM11.4 13.6 20 4.5',
  attach: 'M20 11.5l-8.2 8.2a5 5 0 0 1-7-7l8.5-8.5a3.3 3.3 0 0 1 4.7 4.7l-8.4 8.4a1.7 1.7 0 0 1-2.4-2.4l7.6-7.6',
  photo: 'M4 6.5A1.5 1.5 0 0 1 5.5 5h13A1.5 1.5 0 0 1 20 6.5v11a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17.5zM4 16l4.5-4.5 4 4 2.5-2.5 5 5M15.5 9.2v.01',
  file: 'M7 3.5h7l4.5 4.5v12.5h-11.5zM14 3.5V8h4.5',
  place: 'M12 21s7-6.2 7-11.5a7 7 0 0 0-14 0C5 14.8 12 21 12 21zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20c.8-3.7 3.8-5.5 7.5-5.5s6.7 1.8 7.5 5.5',
  addPerson: 'M10 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM3 20c.7-3.7 3.4-5.5 7-5.5 1.6 0 3 .4 4.2 1M18 14v6M15 17h6',
  group: 'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19.5c.6-3.3 3.2-5 6.5-5s5.9 1.7 6.5 5M15.5 4.8a3.5 3.5 0 0 1 0 6.4M18 15c1.8.8 3 2.3 3.5 4.5',
  sticker: 'M12 3.5a8.5 8.5 0 1 0 8.5 8.5c-4.7 0-8.5-3.8-8.5-8.5zM8.5 12v.01M9 15.5c1 1 2 1.5 3.5 1.5',
  voice: 'M12 14.5a3 3 0 0 0 3-3v-5a3 3 0 0 0-6 0v5a3 3 0 0 0 3 3zM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3',
  reply: 'M9.5 6 4 11.5 9.5 17M4 11.5h9c4 0 6.5 2.5 7 6.5',
  copy: 'M9 9h10v11H9zM15 9V4H5v11h4',
  edit: 'M4.5 19.5l1-4.5L16 4.5l3.5 3.5L9 18.5zM13.5 7l3.5 3.5',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16.2 16.2 20.5 20.5',
  clock: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7.5V12l3 2',
  calendar: 'M4.5 6.5h15v13h-15zM4.5 10.5h15M8.5 4v4M15.5 4v4',
  sunrise: 'M4 18h16M7 14.5a5 5 0 0 1 10 0M12 3v4M4.5 9.5 6 11M19.5 9.5 18 11',
  fault: 'M13 3 5 13.5h6L10.5 21l8.5-11h-6z',
  unplugged: 'M4 4l16 16M8.5 16.3a5 5 0 0 1 5.3-1.1M5 12.5a10 10 0 0 1 4.5-2.6M14.5 9.8a10 10 0 0 1 4.5 2.7M2.5 9a14 14 0 0 1 4-2.5M11 5.1A14 14 0 0 1 21.5 9M12 19.5v.01',
  stop: 'M8.5 3.5h7l5 5v7l-5 5h-7l-5-5v-7zM12 8v5M12 16v.01',
  slow: 'M4 17a8.5 8.5 0 1 1 16 0M12 14.5l-4-4M12 16v.01',
  server: 'M4.5 5h15v6h-15zM4.5 13h15v6h-15zM8 8v.01M8 16v.01',
  globe: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM3.5 12h17M12 3.5c5 5.2 5 11.8 0 17M12 3.5c-5 5.2-5 11.8 0 17',
  link: 'M10 14l4-4M8.5 11.5 6 14a3.5 3.5 0 0 0 5 5l2.5-2.5M15.5 12.5 18 10a3.5 3.5 0 0 0-5-5l-2.5 2.5',
  download: 'M12 4v11M7.5 10.5 12 15l4.5-4.5M5 19.5h14',
  out: 'M14 5h5v5M19 5l-8 8M11 6H5.5v12.5H18V13',
  menu: 'M5 7h14M5 12h14M5 17h9',
  block: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM6 6l12 12',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  switch: 'M7 4.5 3.5 8 7 11.5M3.5 8H17M17 12.5l3.5 3.5-3.5 3.5M20.5 16H7',
};

/** An icon by name; it says nothing to screen readers, its button does. */
export function icon(name) {
  const svg = document.createElementNS(NAMESPACE, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(NAMESPACE, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}
