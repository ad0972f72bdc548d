// What a clinic's page runs: an element that holds a frame of ours. It asks for
// nothing but that frame, keeps nothing on the page's own scope, and tells the
// page no more than the frame says: that it is ready, how high it is, what went
// wrong, and a rounded result once the visitor has chosen to share it.
//
// Each byte of it is paid by every visitor of every clinic; the build's bench
// holds it to 1,024 compressed.

(() => {
  const name = "kneadwise-calculator";
  const script = document.currentScript as HTMLScriptElement | null;
  if (!script || customElements.get(name)) return;
  const { origin } = new URL(script.src);

  customElements.define(name, class extends HTMLElement {
    static observedAttributes = ["clinic", "lang", "theme", "accent", "location"];

    show?: () => void;
    leave?: () => void;

    connectedCallback(): void {
      this.leave?.();
      // In its own tree neither the page's style nor its framework touches the frame.
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      const key = `${crypto.getRandomValues(new Uint32Array(4))}`;
      const frame = document.createElement("iframe");
      const link = document.createElement("a");
      let ready = false;
      let height = 0;
      let timer = 0;

      const tell = (what: string, detail?: object): void => {
        this.dispatchEvent(new CustomEvent(`kneadwise:${what}`, { bubbles: true, detail }));
      };

      this.show = () => {
        const spanish = /^es/i.test(this.lang || document.documentElement.lang);
        const page = `${origin}${spanish ? "/es" : ""}/embed/${encodeURIComponent(this.getAttribute("clinic") || "-")}`;
        const look = new URLSearchParams({ key });
        for (const one of ["theme", "accent", "location"]) {
          const value = this.getAttribute(one);
          if (value) look.set(one, value);
        }
        frame.title = spanish ? "Calculadora de precios" : "Price calculator";
        link.textContent = spanish ? "Abrir los precios en otra pestaña" : "Open the prices in a new tab";
        link.href = page;
        // Replaced, not set: a change of color is no step to go back over.
        if (ready) frame.contentWindow?.location.replace(`${page}#${look}`);
        else frame.src = `${page}#${look}`;
      };

      const hear = ({ source, data }: MessageEvent): void => {
        if (!source || source !== frame.contentWindow || data?.kneadwise !== 1 || data.key !== key) return;
        const { type } = data;
        if (type === "height") {
          const wanted = Math.min(Math.ceil(data.height), 20_000);
          if (wanted > 0 && Math.abs(wanted - height) > 1) {
            frame.style.minHeight = "0";
            frame.style.height = `${(height = wanted)}px`;
          }
        } else if (type === "ready") {
          ready = true;
          clearTimeout(timer);
          link.remove();
          // The frame learns from this whose page it is on, and that somebody follows its height.
          frame.contentWindow?.postMessage({ kneadwise: 1, key, type: "hello" }, "*");
          tell(type);
        } else if (type === "result") {
          tell(type, { currency: "USD", low: +data.low, high: +data.high, visits: +data.visits });
        } else if (type === "error") {
          tell(type, { type: `${data.error}` });
        }
      };

      // What is far below loads late, and is not late for that.
      const seen = new IntersectionObserver((all) => {
        if (ready || timer || !all.some((one) => one.isIntersecting)) return;
        timer = setTimeout(() => {
          root.append(link);
          tell("error", { type: "slow" });
        }, 8000);
      });

      frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox");
      frame.loading = "lazy";
      frame.referrerPolicy = "no-referrer";
      // As high as the window until its height is known: nothing that is seen moves then.
      frame.style.cssText = "display:block;width:100%;border:0;min-height:100vh";
      link.target = "_blank";
      this.show();
      root.replaceChildren(frame);
      seen.observe(frame);
      addEventListener("message", hear);
      this.leave = () => {
        removeEventListener("message", hear);
        seen.disconnect();
        clearTimeout(timer);
        root.replaceChildren();
        this.show = undefined;
      };
    }

    disconnectedCallback(): void {
      this.leave?.();
    }

    attributeChangedCallback(name: string): void {
      if (!this.show) return;
      // Another page is another frame, which leaves nothing to go back over either.
      if (name === "clinic" || name === "lang") this.connectedCallback();
      else this.show();
    }
  });
})();
