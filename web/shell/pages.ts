// What the offline copy is made of: the pages by their addresses, and the files
// by their names. The widget, the portal, the clinics' pages and their price
// lists are not among them.

/** The one cache of this origin. */
export const cacheName = "kneadwise";

/** The pages that are kept, in both languages. */
export const pages = ["/", "/guide", "/privacy", "/es/", "/es/guide", "/es/privacy"];

/** The files of those pages. Each carries the hash of its bytes in its name, so a kept one is never stale. */
export const files = /^\/assets\/(?:page|carry|pictures|shell|worker|engine|icon|icon-\d+|text-(?:en|es)|app-(?:en|es))\.[0-9a-f]{16}\.\w+$/;
