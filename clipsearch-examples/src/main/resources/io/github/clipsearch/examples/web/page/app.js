import { ask, sendFile } from './api.js';
import { card, show } from './hits.js';
import { timeCode } from './time.js';
import { play } from './player.js';

const form = document.querySelector('#search');
const hits = document.querySelector('#hits');
const more = document.querySelector('#more');
const status = document.querySelector('#status');
const PAGE = 12;

let query = new URLSearchParams();
/** Counts searches, so that a late answer to an older one is not shown. */
let turn = 0;

function say(text, failed = false) {
  status.textContent = text;
  status.classList.toggle('failed', failed);
}

function fromForm() {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (value.trim() !== '') fields.set(name, value.trim());
  }
  return fields;
}

function toForm(fields) {
  form.reset();
  for (const [name, value] of fields) {
    const field = form.elements[name];
    if (field) field.value = value;
  }
  document.querySelector('#filters').open = [...fields.keys()].some(name => !['text', 'like', 'scene'].includes(name));
}

async function search(fields, offset = 0) {
  query = fields;
  const mine = ++turn;
  if (!fields.has('text') && !fields.has('like')) {
    return listVideos(mine);
  }
  say('Searching …');
  const page = new URLSearchParams(fields);
  page.set('limit', PAGE);
  page.set('offset', offset);
  try {
    const answer = await ask('api/search?' + page);
    if (mine !== turn) return;
    if (offset === 0) hits.replaceChildren();
    show(answer.hits, hits, actions);
    more.hidden = answer.hits.length < PAGE;
    say(summary(answer, offset));
  } catch (failure) {
    if (mine === turn) say(failure.message, true);
  }
}

function summary(answer, offset) {
  if (offset + answer.hits.length === 0) return 'Nothing found.';
  const like = query.has('like') ? `Like ${query.get('name') ?? 'that'}: ` : '';
  const time = answer.seconds.encode + answer.seconds.scan + answer.seconds.rank;
  return `${like}${offset + answer.hits.length} shown; ${answer.scenesScored.toLocaleString()} scenes compared in `
    + `${(1000 * time).toFixed(0)} ms${answer.exact ? '' : ', approximately'}`;
}

async function listVideos(mine) {
  try {
    const videos = await ask('api/videos');
    if (mine !== turn) return;
    more.hidden = true;
    hits.replaceChildren(...videos.map(video => card({ video }, actions)));
    say(videos.length === 0 ? 'The index is empty.' : '');
  } catch (failure) {
    if (mine === turn) say(failure.message, true);
  }
}

const actions = {
  play,
  like(video, scene) {
    const fields = new URLSearchParams({ like: video.id, name: video.name });
    if (scene !== undefined) fields.set('scene', scene);
    go(fields);
  },
};

/** Searches, and lets the browser's back button come back. */
function go(fields) {
  history.pushState(null, '', fields.size === 0 ? './' : '?' + fields);
  toForm(fields);
  search(fields);
}

form.addEventListener('submit', event => {
  event.preventDefault();
  go(fromForm());
});
more.addEventListener('click', () => search(query, hits.childElementCount));
addEventListener('popstate', start);
addEventListener('keydown', event => {
  if (event.key === '/' && !event.target.closest('input, select, dialog[open]')) {
    event.preventDefault();
    document.querySelector('#text').focus();
  }
});

function start() {
  const fields = new URLSearchParams(location.search);
  toForm(fields);
  search(fields);
}

async function about() {
  try {
    const index = await ask('api/index');
    document.querySelector('#about').textContent =
      `${index.videos.toLocaleString()} videos, ${index.scenes.toLocaleString()} scenes, ${timeCode(index.duration)}`;
    document.querySelector('#upload').hidden = !index.uploads;
    return index;
  } catch (failure) {
    say(failure.message, true);
    return { uploads: false };
  }
}

// Uploads

const list = document.querySelector('#uploads');
const rows = new Map();

function row(name) {
  const item = document.createElement('li');
  const label = document.createElement('span');
  label.textContent = name;
  const bar = document.createElement('progress');
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute('aria-label', name);
  const state = document.createElement('span');
  state.textContent = 'sending';
  item.append(label, bar, state);
  list.prepend(item);
  return { bar, state, name };
}

function refuse(line, message) {
  line.bar.remove();
  line.state.className = 'failed';
  line.state.textContent = message;
}

async function follow() {
  while (rows.size > 0) {
    await new Promise(resolve => setTimeout(resolve, 500));
    try {
      for (const upload of await ask('api/uploads')) {
        const line = rows.get(upload.number);
        if (!line) continue;
        if (upload.state === 'FAILED') {
          refuse(line, upload.error);
          rows.delete(upload.number);
        } else if (upload.state === 'DONE') {
          line.bar.value = 1;
          line.state.textContent = 'done';
          rows.delete(upload.number);
          about();
          if (!query.has('text') && !query.has('like')) search(query);
        } else {
          line.bar.value = upload.progress;
          line.state.textContent = upload.state === 'INDEXING' ? 'indexing' : 'waiting';
        }
      }
    } catch (failure) {
      rows.forEach(line => refuse(line, failure.message));
      rows.clear();
    }
  }
}

async function upload(file) {
  const line = row(file.name);
  try {
    const accepted = await sendFile('api/uploads?' + new URLSearchParams({ name: file.name }), file,
      share => { line.bar.value = share; });
    const idle = rows.size === 0;
    line.bar.value = 0;
    rows.set(accepted.number, line);
    if (idle) follow();
  } catch (failure) {
    refuse(line, failure.message);
  }
}

document.querySelector('#files').addEventListener('change', async event => {
  for (const file of [...event.target.files]) await upload(file);
  event.target.value = '';
});

about();
start();
