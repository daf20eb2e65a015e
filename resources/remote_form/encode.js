// From answers to digits: the same as counter/intake/remote/digits.py and form.py, which read them.
// Plain ECMAScript 5 without a page: old phones run it, and so do our tests.

var FIELD = "\u001f", PIECE = "\u001e";

function holds(condition, answers) {
  for (var i = 0; i < condition.length; i++) {
    if (condition[i].values.indexOf(answers[condition[i].question]) < 0) { return false; }
  }
  return true;
}

// The questions of `group` (or of all but pieces) that apply to these answers, in order.
function asked(kind, answers, ofPieces, around) {
  var known = {}, found = [], code;
  for (code in around || {}) { known[code] = around[code]; }
  for (var i = 0; i < kind.questions.length; i++) {
    var question = kind.questions[i];
    if ((question.group === "piece") !== ofPieces || !holds(question.when, known)) { continue; }
    found.push(question);
    if (answers[question.code]) { known[question.code] = answers[question.code]; }
  }
  return found;
}

// Codes of required questions without an answer; the rest is checked at the counter.
function unanswered(questions, answers) {
  return questions.filter(function (question) {
    return question.required && !String(answers[question.code] || "").trim();
  }).map(function (question) { return question.code; });
}

function clean(value) {
  return String(value).replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ").trim();
}

function row(questions, answers) {
  return questions.filter(function (question) {
    return clean(answers[question.code] || "");
  }).map(function (question) {
    return question.code + "=" + clean(answers[question.code]);
  }).join(FIELD);
}

// The whole form as one text: letters and answers, then each piece.
function written(kind, answers, pieces) {
  var parts = [kind.letters + FIELD + row(asked(kind, answers, false), answers)];
  pieces.forEach(function (piece) { parts.push(row(asked(kind, piece, true, answers), piece)); });
  return parts.join(PIECE);
}

function utf8(text) {
  var bytes = [];
  for (var i = 0; i < text.length; i++) {
    var point = text.charCodeAt(i);
    if (point >= 0xd800 && point < 0xe000) {
      var low = text.charCodeAt(i + 1);
      var isPair = point < 0xdc00 && low >= 0xdc00 && low < 0xe000;
      point = isPair ? 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00) : 0xfffd;
      if (isPair) { i++; }
    }
    if (point < 0x80) { bytes.push(point); }
    else if (point < 0x800) { bytes.push(0xc0 | point >> 6, 0x80 | point & 63); }
    else if (point < 0x10000) {
      bytes.push(0xe0 | point >> 12, 0x80 | point >> 6 & 63, 0x80 | point & 63);
    } else {
      bytes.push(0xf0 | point >> 18, 0x80 | point >> 12 & 63, 0x80 | point >> 6 & 63,
                 0x80 | point & 63);
    }
  }
  return bytes;
}

function padded(number, width) {
  var digits = String(number);
  while (digits.length < width) { digits = "0" + digits; }
  return digits;
}

function crc32(bytes) {
  var crc = -1;
  for (var i = 0; i < bytes.length; i++) {
    crc ^= bytes[i];
    for (var bit = 0; bit < 8; bit++) { crc = crc & 1 ? crc >>> 1 ^ 0xedb88320 : crc >>> 1; }
  }
  return (crc ^ -1) >>> 0;
}

// Six bytes are fifteen digits: 2^48 is below 2^53, so a plain number holds them exactly.
var WIDTHS = [0, 3, 5, 8, 10, 13, 15];

function digits(text) {
  var bytes = utf8(text), body = "";
  for (var start = 0; start < bytes.length; start += 6) {
    var number = 0, end = Math.min(start + 6, bytes.length);
    for (var i = start; i < end; i++) { number = number * 256 + bytes[i]; }
    body += padded(number, WIDTHS[end - start]);
  }
  return "81" + padded(crc32(bytes), 10) + body;
}
