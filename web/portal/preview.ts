// The entry of the preview: the visitor's engine on the published prices and on
// the draft. What it says replaces the figures that the server worked out.

import "../calculator/engine";
