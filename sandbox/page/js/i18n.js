// The page's language: Chinese unless the browser asks for English, or as switched here before.

import { keep, recall } from './keep.js';
import { zh } from '../words/zh.js';
import { en } from '../words/en.js';

const CATALOGUES = { zh, en };
let language = recall('language', navigator.language?.toLowerCase().startsWith('en') ? 'en' : 'zh');

export const speaks = () => language;
export const locale = () => (language === 'zh' ? 'zh-CN' : 'en-GB');

export function speak(wanted) {
  language = wanted in CATALOGUES ? wanted : 'zh';
  keep('language', language);
  document.documentElement.lang = locale();
}

/** A sentence of the catalogue, with the {named} values put in. */
export function t(key, values = {}) {
  const sentence = CATALOGUES[language][key] ?? CATALOGUES.zh[key] ?? key;
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
