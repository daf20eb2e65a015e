// The page: questions as they apply, then the code. Everything stays in this page's memory.

(function () {
  var WORDS = {
    title: ["领事业务登记表", "Registration form"],
    intro: ["填好后生成二维码，到窗口出示或把二维码图片发给工作人员。填写内容只在您的手机里，不会上传。",
            "Fill in, make the code, and show it at the counter or send its picture. " +
            "What you type stays in this phone; nothing is sent."],
    business: ["办理事项", "Business"],
    who: ["申请人", "Applicant"], matter: ["办理内容", "Matter"], delivery: ["领取方式", "Delivery"],
    optional: ["（选填）", " (optional)"],
    find: ["输入国家名称查找", "Type to find a country"],
    choose: ["请选择", "choose"],
    missing: ["请填写此项。", "Please answer this."],
    add: ["再加一件", "Add another"], remove: ["删除", "Remove"],
    make: ["生成二维码", "Make the code"],
    tooMuch: ["内容太多，一个二维码放不下。请删去一些，或分两份填写。",
              "Too much for one code. Shorten it, or fill in two forms."],
    ready: ["请向窗口出示此码", "Show this code at the counter"],
    save: ["调亮屏幕；长按图片可保存，发给工作人员。证件和文书请带原件。",
           "Turn the screen bright; press long to save the picture and send it. " +
           "Bring the originals."],
    back: ["返回修改", "Back to the form"],
    other: ["English", "中文"],
    made: ["表格日期", "Form of"], phone: ["咨询电话", "Enquiries"]
  };
  var state = { lang: 0, kind: TOLD.kinds[0], answers: {}, pieces: [{}], tried: false, code: "" };
  var page = document.getElementById("page");

  function say(words) { return WORDS[words][state.lang]; }
  function tell(pair) { return state.lang ? pair.en : pair.zh; }

  function part(tag, className, text) {
    var made = document.createElement(tag);
    if (className) { made.className = className; }
    if (text) { made.textContent = text; }
    return made;
  }

  function button(text, className, act) {
    var made = part("button", className, text);
    made.type = "button";
    made.onclick = act;
    return made;
  }

  function begin(kind) {
    state.kind = kind;
    kind.questions.forEach(function (question) {
      if (question.group !== "piece" && question.default && !state.answers[question.code]) {
        state.answers[question.code] = question.default;
      }
    });
    state.pieces = [newPiece()];
    state.tried = false;
  }

  function newPiece() {
    var piece = {};
    state.kind.questions.forEach(function (question) {
      if (question.group === "piece" && question.default) {
        piece[question.code] = question.default;
      }
    });
    return piece;
  }

  function editor(question, answers, id) {
    var code = question.code;
    function take(event) { answers[code] = event.target.value; }
    if (question.kind === "choice" && question.choices.length < 6) {
      var row = part("div", "choices");
      question.choices.forEach(function (choice) {
        var key = button(tell(choice.title), "", function () {
          answers[code] = choice.code;
          show();
        });
        key.setAttribute("aria-pressed", String(answers[code] === choice.code));
        row.appendChild(key);
      });
      return row;
    }
    if (question.kind === "choice" || question.kind === "country") {
      return list(question, answers, id);
    }
    var box = part(question.kind === "address" ? "textarea" : "input");
    box.id = id;
    if (box.tagName === "INPUT") {
      box.type = { date: "date", day_ahead: "date", phone: "tel", count: "number" }[question.kind] ||
        "text";
      if (question.kind === "count") { box.min = 1; box.max = question.most; }
    }
    box.maxLength = 300;
    box.value = answers[code] || "";
    box.oninput = take;
    box.onchange = take;
    return box;
  }

  function list(question, answers, id) {
    var place = part("div"), chosen = part("select"), code = question.code;
    chosen.id = id;
    function fill(sought) {
      chosen.textContent = "";
      var rows = question.kind === "country" ? TOLD.countries.filter(function (country) {
        return !sought || country.join(" ").toLowerCase().indexOf(sought) >= 0;
      }).map(function (country) { return [country[0], state.lang ? country[2] : country[1]]; })
        : question.choices.map(function (choice) { return [choice.code, tell(choice.title)]; });
      [["", say("choose")]].concat(rows).forEach(function (row) {
        var option = part("option", "", row[1]);
        option.value = row[0];
        option.selected = row[0] === (answers[code] || "");
        chosen.appendChild(option);
      });
      if (sought && rows.length === 1) {
        chosen.value = rows[0][0];
        answers[code] = rows[0][0];
      }
    }
    if (question.kind === "country") {
      var find = part("input");
      find.type = "search";
      find.placeholder = say("find");
      find.oninput = function () { fill(find.value.trim().toLowerCase()); };
      find.style.marginBottom = "8px";
      place.appendChild(find);
    }
    fill("");
    chosen.onchange = function () { answers[code] = chosen.value; show(); };
    place.appendChild(chosen);
    return place;
  }

  function fields(card, questions, answers, prefix) {
    var empty = state.tried ? unanswered(questions, answers) : [];
    questions.forEach(function (question) {
      var isWrong = empty.indexOf(question.code) >= 0;
      var field = part("div", isWrong ? "field wrong" : "field"), id = prefix + question.code;
      var label = part("label", "", tell(question.title) +
        (question.required ? "" : say("optional")));
      label.htmlFor = id;
      field.appendChild(label);
      field.appendChild(editor(question, answers, id));
      if (question.hint) { field.appendChild(part("div", "note", tell(question.hint))); }
      if (isWrong) { field.appendChild(part("div", "fault", say("missing"))); }
      card.appendChild(field);
    });
  }

  function showForm() {
    var business = part("div", "card"), select = part("select");
    business.appendChild(part("label", "", say("business")));
    TOLD.kinds.forEach(function (kind) {
      var option = part("option", "", tell(kind.title));
      option.value = kind.letters;
      option.selected = kind === state.kind;
      select.appendChild(option);
    });
    select.onchange = function () {
      begin(TOLD.kinds.filter(function (kind) { return kind.letters === select.value; })[0]);
      show();
    };
    business.appendChild(select);
    page.appendChild(business);
    var all = asked(state.kind, state.answers, false);
    ["who", "matter", "delivery"].forEach(function (group) {
      var questions = all.filter(function (question) { return question.group === group; });
      if (!questions.length) { return; }
      var card = part("div", "card");
      card.appendChild(part("h2", "", say(group)));
      fields(card, questions, state.answers, "");
      page.appendChild(card);
    });
    state.pieces.forEach(function (piece, number) {
      var card = part("div", "card"), head = part("div", "head");
      head.appendChild(part("h2", "", tell(state.kind.piece) + " " + (number + 1)));
      if (state.pieces.length > 1) {
        head.appendChild(button(say("remove"), "quiet", function () {
          state.pieces.splice(number, 1);
          show();
        }));
      }
      card.appendChild(head);
      fields(card, asked(state.kind, piece, true, state.answers), piece, number + ".");
      page.appendChild(card);
    });
    if (state.pieces.length < TOLD.most_pieces) {
      page.appendChild(button("+ " + say("add"), "quiet", function () {
        state.pieces.push(newPiece());
        show();
      }));
    }
    page.appendChild(button(say("make"), "primary", make));
    if (state.fault) { page.appendChild(part("div", "fault", state.fault)); }
  }

  function make() {
    state.tried = true;
    state.fault = "";
    var empty = unanswered(asked(state.kind, state.answers, false), state.answers);
    state.pieces.forEach(function (piece) {
      empty = empty.concat(unanswered(asked(state.kind, piece, true, state.answers), piece));
    });
    if (!empty.length) {
      var code = digits(written(state.kind, state.answers, state.pieces));
      if (code.length > TOLD.most_digits) { state.fault = say("tooMuch"); }
      else { state.code = code; }
    }
    show();
    var first = page.querySelector(".fault");
    if (first && first.scrollIntoView) { first.scrollIntoView({ block: "center" }); }
    else if (state.code) { window.scrollTo(0, 0); }
  }

  function showCode() {
    var symbol = qrcode(0, "L"), card = part("div", "card code-card"), picture = part("img", "code");
    symbol.addData(state.code, "Numeric");
    symbol.make();
    picture.src = symbol.createDataURL(6, 24);
    picture.alt = say("ready");
    card.appendChild(part("h2", "", say("ready")));
    card.appendChild(part("div", "", (state.answers.name || "") + " · " + tell(state.kind.title)));
    card.appendChild(picture);
    card.appendChild(part("div", "note", say("save")));
    page.appendChild(card);
    page.appendChild(button(say("back"), "primary", function () { state.code = ""; show(); }));
  }

  function show() {
    page.textContent = "";
    var header = part("header"), titles = part("div");
    titles.appendChild(part("div", "office", tell(TOLD.office)));
    titles.appendChild(part("h1", "", say("title")));
    header.appendChild(titles);
    header.appendChild(button(say("other"), "quiet", function () {
      state.lang = 1 - state.lang;
      show();
    }));
    page.appendChild(header);
    if (state.code) { showCode(); }
    else {
      page.appendChild(part("p", "note", say("intro")));
      showForm();
    }
    page.appendChild(part("p", "note", say("phone") + " " + TOLD.phone + " · " + say("made") + " " +
      TOLD.made_on));
  }

  begin(TOLD.kinds[0]);
  show();
})();
