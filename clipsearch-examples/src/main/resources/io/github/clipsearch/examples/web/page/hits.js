import { timeCode } from './time.js';
import { fillTimeline } from './timeline.js';

const MOST_RETRIES = 30;

/** Adds a card for each hit. */
export function show(found, element, actions) {
  element.append(...found.map(hit => card(hit, actions)));
}

/** A card for a hit, or for a video that is merely listed. All text is set as text. */
export function card(hit, actions) {
  const { video } = hit;
  const best = hit.best ?? { number: 0, start: 0, end: video.duration, time: 0 };
  const scene = hit.best ? best.number : undefined;
  const element = document.createElement('article');
  element.className = 'hit';

  const moment = document.createElement('button');
  moment.type = 'button';
  moment.className = 'moment';
  moment.setAttribute('aria-label', `Play ${video.name} at ${timeCode(best.time)}`);
  moment.append(picture(video, best), badge('time', hit.best ? timeCode(best.time) : timeCode(video.duration)));
  if (hit.best) moment.append(badge('score', hit.score.toFixed(3)));
  moment.addEventListener('click', () => actions.play(video, best.time, hit.scenes));

  const title = document.createElement('h2');
  title.textContent = video.name;
  const facts = document.createElement('p');
  facts.textContent = hit.best
    ? `scene ${best.number + 1} of ${video.scenes}, ${timeCode(best.start)} to ${timeCode(best.end)}`
    : `${video.scenes} scenes, ${video.width} × ${video.height}`;
  element.append(moment, title, facts);

  if (hit.scenes && hit.scenes.length > 1) {
    const timeline = document.createElement('div');
    timeline.className = 'timeline';
    timeline.setAttribute('role', 'group');
    timeline.setAttribute('aria-label', 'Scenes and their scores');
    fillTimeline(timeline, hit.scenes, chosen => actions.play(video, chosen.start, hit.scenes));
    element.append(timeline);
  }

  const row = document.createElement('div');
  row.className = 'actions';
  const like = document.createElement('button');
  like.type = 'button';
  like.textContent = 'More like this';
  like.addEventListener('click', () => actions.like(video, scene));
  row.append(like);
  element.append(row);
  return element;
}

function badge(kind, text) {
  const element = document.createElement('span');
  element.className = kind;
  element.textContent = text;
  return element;
}

/** A picture that may still have to be taken: the server says so, and it is asked for again. */
function picture(video, scene) {
  const image = document.createElement('img');
  const address = new URLSearchParams({ video: video.id, scene: scene.number, version: video.version });
  image.alt = '';
  image.loading = 'lazy';
  image.width = 320;
  image.height = 180;
  let tries = 0;
  image.addEventListener('error', async () => {
    const answer = await fetch(`thumbnail?${address}`).catch(() => undefined);
    if (answer?.status !== 503 && !answer?.ok) return;
    if (++tries <= MOST_RETRIES) {
      setTimeout(() => { image.src = `thumbnail?${address}&try=${tries}`; }, answer.ok ? 0 : 2000);
    }
  });
  image.src = `thumbnail?${address}`;
  return image;
}
