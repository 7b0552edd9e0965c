// Care mode without a new page: same cookie as the link sets. The link stays for those without scripts.

const YEAR = 365 * 24 * 3600;
const root = document.documentElement;

export function start() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-care]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // Stored pages differ in more than type (shorter menus), so the page is fetched again under the new cookie.
    event.preventDefault();
    const on = link.dataset.care === "on";
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `liaoliang_care=${on ? "1" : "0"}; path=/; max-age=${YEAR}; SameSite=Lax${secure}`;
    root.classList.toggle("care", on);
    location.reload();
  });
}
