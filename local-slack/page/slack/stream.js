const againMs = 1500;

/**
 * Hears of all that concerns one person. `onopen` is called at the start and each time the connection is back: what
 * happened meanwhile was not heard. `onlost` once when it breaks.
 */
export function createStream(handle, { onchange, onopen, onlost }) {
  let source;
  let timer;
  let isLost = false;

  const connect = () => {
    source = new EventSource(`/control/stream?user=${encodeURIComponent(handle)}`);
    source.onopen = () => {
      onopen(isLost);
      isLost = false;
    };
    source.onmessage = (event) => onchange(JSON.parse(event.data));
    source.onerror = () => {
      if (!isLost) onlost();
      isLost = true;
      // After an answer that is no stream a browser does not try again by itself.
      if (source.readyState !== EventSource.CLOSED) return;
      clearTimeout(timer);
      timer = setTimeout(connect, againMs);
    };
  };
  connect();

  return {
    close: () => {
      clearTimeout(timer);
      source.close();
    },
  };
}
