/** Seconds as people write them: 1:02:03 or 0:07. */
export function timeCode(seconds) {
  const whole = Math.floor(seconds);
  const pad = number => String(number).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(whole % 60)}` : `${minutes}:${pad(whole % 60)}`;
}
