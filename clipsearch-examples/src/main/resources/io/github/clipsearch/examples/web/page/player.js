import { ask } from './api.js';
import { timeCode } from './time.js';
import { fillTimeline } from './timeline.js';

const dialog = document.querySelector('#player');
const screen = document.querySelector('#screen');
const scenesOfVideo = document.querySelector('#scenes');
const trouble = document.querySelector('#trouble');

/** Plays a video from a time on; scenes, when known, carry their scores. */
export async function play(video, start, scored) {
  document.querySelector('#playing').textContent = video.name;
  trouble.hidden = true;
  scenesOfVideo.replaceChildren();
  screen.src = `video?${new URLSearchParams({ video: video.id })}#t=${start}`;
  dialog.showModal();
  // Browsers that want a click before sound start without it, or wait for the button.
  screen.play().catch(() => {});
  const scores = new Map((scored ?? []).map(scene => [scene.number, scene.score]));
  try {
    const scenes = await ask(`api/scenes?${new URLSearchParams({ video: video.id })}`);
    scenes.forEach(scene => { scene.score = scores.get(scene.number); });
    fillTimeline(scenesOfVideo, scenes, scene => {
      screen.currentTime = scene.start;
      screen.play().catch(() => {});
    });
    markCurrent(scenes);
    screen.ontimeupdate = () => markCurrent(scenes);
  } catch (failure) {
    complain(failure.message);
  }
}

function markCurrent(scenes) {
  const now = scenes.findIndex(scene => screen.currentTime >= scene.start && screen.currentTime < scene.end);
  [...scenesOfVideo.children].forEach((button, i) => {
    if (i === now) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
  });
}

function complain(message) {
  trouble.textContent = message;
  trouble.hidden = false;
}

screen.addEventListener('error', () => {
  if (dialog.open) complain('This browser cannot play this file. The times are right all the same: another player can.');
});

dialog.addEventListener('close', () => {
  screen.ontimeupdate = null;
  screen.pause();
  screen.removeAttribute('src');
  screen.load();
});
document.querySelector('#close').addEventListener('click', () => dialog.close());
// A click beside the dialog closes it.
dialog.addEventListener('click', event => { if (event.target === dialog) dialog.close(); });
