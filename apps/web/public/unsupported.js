/* global document, window, CSS */
// Classic script in old syntax on purpose: it has to run where the app itself cannot.
;(function () {
  var modern =
    'noModule' in document.createElement('script') &&
    'BroadcastChannel' in window &&
    'structuredClone' in window &&
    window.CSS &&
    CSS.supports &&
    CSS.supports('selector(:has(*))')
  if (modern) return
  var notice = document.getElementById('unsupported')
  notice.removeAttribute('hidden')
  notice.setAttribute('role', 'alert')
  notice.style.cssText =
    'padding:14px 20px;background:#fff3d1;color:#3d2600;font:16px/1.5 sans-serif;border-bottom:2px solid #7a4b00'
})()
