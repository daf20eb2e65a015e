// Enough of a browser's page to run the form in an engine without one.
function Part(tag) {
  this.tagName = tag.toUpperCase();
  this.children = [];
  this.style = {};
  this.attributes = {};
  this.value = "";
  this.className = "";
}
Object.defineProperty(Part.prototype, "textContent", {
  get: function () {
    return (this.words || "") + this.children.map(function (c) { return c.textContent; }).join(" ");
  },
  set: function (words) { this.words = words; this.children = []; }
});
Part.prototype.appendChild = function (child) { this.children.push(child); return child; };
Part.prototype.setAttribute = function (name, value) { this.attributes[name] = value; };
Part.prototype.all = function () {
  return this.children.reduce(function (found, child) {
    return found.concat([child], child.all());
  }, []);
};
Part.prototype.querySelector = function (wanted) {
  return this.all().filter(function (part) { return part.className === wanted.slice(1); })[0] || null;
};
var PAGE = new Part("div");
var window = { scrollTo: function () {} };
var document = {
  createElement: function (tag) { return new Part(tag); },
  getElementById: function () { return PAGE; }
};
// What a hand does
function byId(id) { return PAGE.all().filter(function (part) { return part.id === id; })[0]; }
function type(id, value) {
  var part = byId(id);
  part.value = value;
  (part.oninput || part.onchange)({ target: part });
  if (part.onchange) { part.onchange({ target: part }); }
}
function press(words) {
  PAGE.all().filter(function (part) {
    return part.tagName === "BUTTON" && part.words.indexOf(words) >= 0;
  })[0].onclick();
}
function faults() {
  return PAGE.all().filter(function (part) { return part.className === "fault"; }).length;
}
function picture() {
  var found = PAGE.all().filter(function (part) { return part.tagName === "IMG"; });
  return found.length ? found[0].src : "";
}
