/* Nahtlos: small comforts on top of pages that work without them.
 *
 * Nothing here is needed to do the work, nothing is sent anywhere but to the page's own server, no page is built here.
 * 1 drafts      form[data-guard]       saves what is typed after two quiet seconds and when the field is left
 * 2 guard       form[data-guard]       asks before typed words are lost; a saved draft is not lost
 * 3 progress    [data-poll-url]        replaces itself with the server's next state until that has no data-poll-url
 * 4 menus       details[data-menu]     one open at a time, closed by Escape and by a click elsewhere
 * 5 dialogs     a[data-dialog]         opens <dialog id> on this page instead of following the link
 * 6 paper       [data-print]           the print button (hidden until this script runs)
 * 7 tabs        .tabs                  a narrow row of them begins with the current one in sight
 * 8 signing     [data-sign]           a name drawn with pen, finger or mouse, sent as a picture with its form
 * 9 errors      .errsum                takes the focus after a refused form
 */
"use strict";

(() => {
  const quiet = 2000;
  const pollEvery = 1000;
  const dirty = new WeakSet();

  const words = document.documentElement.lang === "en"
    ? { saved: "Draft saved", saving: "Saving draft …", failed: "Draft not saved. Your words are still here." }
    : { saved: "Entwurf gespeichert", saving: "Entwurf wird gespeichert …", failed: "Entwurf nicht gespeichert. Das Getippte steht noch hier." };

  /* Files and passwords never go into a draft. */
  const body = (form) => {
    const out = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      const field = form.elements.namedItem(name);
      if (typeof value === "string" && field?.type !== "password") out.append(name, value);
    }
    return out;
  };

  const clock = () => new Date().toLocaleTimeString(document.documentElement.lang || "de", { hour: "2-digit", minute: "2-digit" });

  const drafts = (form) => {
    const to = new URL(form.action);
    const draftUrl = `/drafts?form=${encodeURIComponent(to.pathname + to.search)}`;
    const foot = form.querySelector(".form-foot");
    const line = foot?.appendChild(Object.assign(document.createElement("p"), { className: "draft" }));
    line?.setAttribute("role", "status");
    let timer = 0;
    let last = body(form).toString();
    let running = null;

    const say = (state, text) => {
      if (!line) return;
      line.dataset.state = state;
      line.textContent = text;
    };

    const save = async (leaving) => {
      clearTimeout(timer);
      const now = body(form);
      const text = now.toString();
      if (text === last || running === text) return;
      running = text;
      say("saving", words.saving);
      try {
        const answer = await fetch(draftUrl, {
          method: "POST", body: now, credentials: "same-origin", redirect: "error", keepalive: leaving && text.length < 60000,
        });
        if (!answer.ok) throw new Error(String(answer.status));
        last = text;
        if (body(form).toString() === text) dirty.delete(form);
        say("saved", `${words.saved} ${clock()}`);
      } catch {
        say("failed", words.failed);
      } finally {
        running = null;
      }
    };

    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(save, quiet, false);
    });
    form.addEventListener("focusout", () => save(false));
    form.addEventListener("submit", () => {
      clearTimeout(timer);
      last = body(form).toString();
    });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") save(true);
    });
  };

  const guard = (form) => {
    form.addEventListener("input", () => dirty.add(form));
    form.addEventListener("submit", () => dirty.delete(form));
    addEventListener("beforeunload", (event) => {
      if (dirty.has(form)) event.preventDefault();
    });
  };

  const poll = (box) => {
    const next = async () => {
      if (document.visibilityState === "hidden") {
        setTimeout(next, pollEvery);
        return;
      }
      try {
        const answer = await fetch(box.dataset.pollUrl, { credentials: "same-origin", headers: { Accept: "text/html" } });
        if (!answer.ok) throw new Error(String(answer.status));
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const fresh = page.getElementById(box.id) ?? page.body.firstElementChild;
        if (!fresh) return;
        box.replaceWith(fresh);
        ready(fresh.parentElement);
      } catch {
        setTimeout(next, pollEvery * 5);
      }
    };
    setTimeout(next, pollEvery);
  };

  const menus = (menu) => {
    menu.addEventListener("toggle", () => {
      if (!menu.open) return;
      for (const other of document.querySelectorAll("details[data-menu][open]")) {
        if (other !== menu) other.open = false;
      }
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    document.addEventListener("click", (event) => {
      if (menu.open && !menu.contains(event.target)) menu.open = false;
    });
  };

  const dialogs = (link) => {
    const dialog = document.getElementById(link.dataset.dialog);
    if (!dialog?.showModal) return;
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      dialog.showModal();
    });
    for (const close of dialog.querySelectorAll("[data-close]")) {
      close.addEventListener("click", (event) => {
        event.preventDefault();
        dialog.close();
      });
    }
  };

  const paper = (button) => {
    button.hidden = false;
    button.addEventListener("click", () => print());
  };

  const signing = (pad) => {
    const canvas = pad.querySelector("canvas");
    const file = pad.querySelector("input[type=file]");
    const pen = canvas.getContext("2d");
    if (!pen || typeof DataTransfer === "undefined") return;
    pad.hidden = false;
    pen.lineWidth = 2.5;
    pen.lineCap = "round";
    const at = (event) => {
      const box = canvas.getBoundingClientRect();
      return [(event.clientX - box.left) * canvas.width / box.width, (event.clientY - box.top) * canvas.height / box.height];
    };
    const keep = () => canvas.toBlob((picture) => {
      const carried = new DataTransfer();
      if (picture) carried.items.add(new File([picture], "unterschrift.png", { type: "image/png" }));
      file.files = carried.files;
    }, "image/png");
    let drawing = false;
    canvas.addEventListener("pointerdown", (event) => {
      drawing = true;
      canvas.setPointerCapture(event.pointerId);
      pen.beginPath();
      pen.moveTo(...at(event));
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!drawing) return;
      pen.lineTo(...at(event));
      pen.stroke();
    });
    for (const end of ["pointerup", "pointercancel"]) {
      canvas.addEventListener(end, () => {
        if (drawing) keep();
        drawing = false;
      });
    }
    pad.querySelector("button").addEventListener("click", () => {
      pen.clearRect(0, 0, canvas.width, canvas.height);
      file.value = "";
    });
  };

  /* Each element is dressed once, also when progress brings a new one. */
  const dressed = new WeakSet();
  const each = (root, selector, dress) => {
    for (const element of root.querySelectorAll(selector)) {
      if (dressed.has(element)) continue;
      dressed.add(element);
      dress(element);
    }
  };

  const ready = (root) => {
    each(root, "form[data-guard]", drafts);
    each(root, "[data-poll-url]", poll);
    each(root, "details[data-menu]", menus);
    each(root, "a[data-dialog]", dialogs);
    each(root, "[data-print]", paper);
    each(root, "[data-sign]", signing);
  };

  ready(document);
  for (const form of document.querySelectorAll("form[data-guard]")) guard(form);
  for (const tab of document.querySelectorAll(".tabs [aria-current]")) {
    tab.closest(".tabs").scrollLeft += tab.getBoundingClientRect().left - 32;
  }
  document.querySelector(".errsum")?.focus();
})();
