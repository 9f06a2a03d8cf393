// Requests to the people's side; every failure becomes an error with a sentence for the person.

import { t } from './i18n.js';

/** The sandbox could not be reached; the page says so elsewhere and tries again. */
export class Unreachable extends Error {}

async function request(method, path, options = {}) {
  let response;
  try {
    response = await fetch(path, { method, cache: 'no-store', ...options });
  } catch {
    throw new Unreachable(t('unreachable'));
  }
  let answer;
  try {
    answer = await response.json();
  } catch {
    throw new Error(t('refused', { why: `HTTP ${response.status}` }));
  }
  if (!response.ok) throw new Error(t('refused', { why: answer.error ?? `HTTP ${response.status}` }));
  return answer;
}

export const get = (path) => request('GET', path);
export const remove = (path) => request('DELETE', path);
export const upload = (path, form) => request('POST', path, { body: form });

export function post(path, body) {
  const headers = { 'Content-Type': 'application/json' };
  return request('POST', path, { headers, body: JSON.stringify(body) });
}

export const fileUrl = (fileId) => `/sim/files/${encodeURIComponent(fileId)}`;
