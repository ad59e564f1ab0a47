import { timeCode } from './time.js';

/**
 * Fills an element with one button for each scene, as wide as the scene is long and the stronger
 * in colour the better it fits the query.
 */
export function fillTimeline(element, scenes, onScene) {
  const scores = scenes.map(scene => scene.score).filter(score => score !== undefined);
  const low = Math.min(...scores);
  const high = Math.max(...scores);
  element.replaceChildren(...scenes.map(scene => {
    const button = document.createElement('button');
    button.type = 'button';
    button.style.setProperty('--length', Math.max(0.01, scene.end - scene.start));
    let label = `Scene ${scene.number + 1}, ${timeCode(scene.start)} to ${timeCode(scene.end)}`;
    if (scene.score !== undefined) {
      const strength = high > low ? (scene.score - low) / (high - low) : 1;
      button.style.setProperty('--strength', `${Math.round(10 + 90 * strength)}%`);
      button.classList.toggle('best', scene.score === high);
      label += `, score ${scene.score.toFixed(3)}`;
    } else {
      button.style.setProperty('--strength', '25%');
    }
    if (scene.blank) {
      button.classList.add('blank');
      label += ', nothing to be seen';
    }
    button.title = label;
    button.setAttribute('aria-label', label);
    button.addEventListener('click', () => onScene(scene, button));
    return button;
  }));
}
