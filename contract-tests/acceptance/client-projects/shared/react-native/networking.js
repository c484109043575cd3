// In the place of React Native's module that calls the network natively. Its JavaScript begins above that.
const listeners = new Map();
let requests = 0;

export default {
  addListener(event, listener) {
    const all = listeners.get(event) ?? new Set();
    listeners.set(event, all.add(listener));
    return { remove: () => all.delete(listener) };
  },
  sendRequest(method, _name, url, headers, data, type, _incremental, _timeout, callback) {
    const id = ++requests;
    callback(id);
    const tell = (event, ...args) =>
      listeners.get(event)?.forEach((listener) => listener([id, ...args]));
    globalThis.nativeRequest({ id, method, url, headers, body: data, type }, tell);
  },
  abortRequest(id) {
    globalThis.nativeAbort(id);
  },
};
