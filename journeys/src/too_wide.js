const page = document.documentElement;
if (page.scrollWidth <= page.clientWidth) return [];
const guilty = [...document.body.querySelectorAll("*")]
  .filter((one) => one.getBoundingClientRect().right > page.clientWidth + 1)
  .slice(-4)
  .map((one) => `${one.tagName.toLowerCase()}.${one.className}: ${one.textContent.trim().slice(0, 60)}`);
return [`scrolls sideways: ${page.scrollWidth} of ${page.clientWidth} pixels`, ...guilty];
