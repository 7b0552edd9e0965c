// The sentences scripts speak come from the page, so that they are translated in one place.

const block = document.getElementById("script-words");
const spoken = block ? JSON.parse(block.textContent) : {};

export function words(key, places = {}) {
  return (spoken[key] || "").replace(/\{(\w+)\}/g, (whole, name) => (name in places ? places[name] : whole));
}

export function announce(text) {
  const place = document.getElementById("announcer");
  if (!place) return;
  place.textContent = "";
  requestAnimationFrame(() => {
    place.textContent = text;
  });
}

export function typing(event) {
  const target = event.target;
  return event.ctrlKey || event.metaKey || event.altKey || target.isContentEditable
    || /^(TEXTAREA|SELECT)$/.test(target.tagName)
    || (target.tagName === "INPUT" && !/^(checkbox|radio|button|submit)$/.test(target.type));
}
