// Browser storage that may be refused (private window, full disk): then nothing is remembered, nothing breaks.

export function recall(key) {
  try {
    return localStorage.getItem(`liaoliang.${key}`);
  } catch (refused) {
    return null;
  }
}

export function remember(key, value) {
  try {
    localStorage.setItem(`liaoliang.${key}`, value);
    return true;
  } catch (refused) {
    return false;
  }
}

export function forget(key) {
  try {
    localStorage.removeItem(`liaoliang.${key}`);
    return true;
  } catch (refused) {
    return false;
  }
}
