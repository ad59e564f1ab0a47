/** Asks the server. Fails with the server's own words where it has some. */
export async function ask(url) {
  let response;
  try {
    response = await fetch(url);
  } catch {
    throw new Error('The server does not answer.');
  }
  const text = await response.text();
  if (!response.ok) throw new Error(reason(text, response.status));
  return JSON.parse(text);
}

/** Sends a file as it is; tells how much of it is sent, from 0 to 1. */
export function sendFile(url, file, onShare) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.addEventListener('progress', event => {
      if (event.lengthComputable) onShare(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText));
      else reject(new Error(reason(request.responseText, request.status)));
    });
    request.addEventListener('error', () => reject(new Error('The file could not be sent.')));
    request.send(file);
  });
}

function reason(text, status) {
  try {
    return JSON.parse(text).error ?? JSON.parse(text).title;
  } catch {
    return text || `The server answered ${status}.`;
  }
}
