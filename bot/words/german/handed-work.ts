/** What the work on a request, its failures and the running Apps say, by their own words: German on the right. */
export const WORK = {
  // The steps of a card, and what happens in them
  "Understanding the ask": "Den Wunsch verstehen",
  "Making a plan": "Einen Plan machen",
  "Waiting for your go": "Auf dein Ja warten",
  "Writing the code": "Den Code schreiben",
  "Checking it": "Prüfen",
  "Trying it in a preview": "In einer Vorschau ausprobieren",
  "Waiting for the platform team": "Auf das Plattform-Team warten",
  "Putting it live": "In Betrieb nehmen",
  "Putting it together from known parts": "Aus bekannten Teilen zusammensetzen",
  "Bringing back the earlier version": "Die frühere Version zurückholen",
  "Writing the instructions anew": "Die Anweisungen neu schreiben",
  "Trying its last {1} runs again": "Die letzten {1} Läufe noch einmal versuchen",
  "Waiting for a free place": "Auf einen freien Platz warten",
  "it is the next": "das ist als Nächstes dran",
  "1 other is before it": "1 anderes ist vorher dran",
  "{1} others are before it": "{1} andere sind vorher dran",
  "What you sent": "Was du geschickt hast",
  "Waiting for what does not answer": "Wartet auf etwas, das nicht antwortet",
  "Waiting for your answers": "Wartet auf deine Antworten",
  "Stuck: waiting for your answer": "Kommt nicht weiter: wartet auf deine Antwort",
  "Have a look and say whether it is right": "Sieh sie dir an und sag, ob sie stimmt",
  "Asked {1}": "{1} ist gefragt",
  "Going on by the changed plan": "Weiter nach dem geänderten Plan",
  "Going on with what is written": "Weiter mit dem, was geschrieben ist",
  "Mending what the checks found": "Behebt, was die Prüfungen gefunden haben",
  "The agent begins": "Der Agent beginnt",
  "Reading the code": "Liest den Code",
  "What it promises": "Was sie zusagt",
  "Types, tests, and what it promises": "Typen, Tests und was sie zusagt",
  "Installing the packages it asks for": "Installiert die Pakete, die sie braucht",
  "Opening a preview": "Öffnet eine Vorschau",
  "Preparing the workshop": "Richtet die Werkstatt ein",
  // What the platform team is told
  "Audit, up to {1}: row {2} is the last, its hash is {3}. To see later that nothing up to it was changed: `tool audit verify --head {4}`":
    "Protokoll bis {1}: Zeile {2} ist die letzte, ihre Prüfsumme ist {3}. Um später zu sehen, dass bis dahin nichts geändert wurde: `tool audit verify --head {4}`",
  // Policy
  "Nobody is named who may approve apps on this Slack, so nothing is put live.":
    "Für dieses Slack ist niemand benannt, der Apps freigeben darf, deshalb geht nichts in Betrieb.",
  "Ask whoever runs Toolroom to set TOOLROOM_APPROVERS to a Slack user group, then reply *retry*.":
    "Bitte, wer Toolroom betreibt, TOOLROOM_APPROVERS auf eine Slack-Gruppe zu setzen, und antworte dann *nochmal*.",
  "It keeps what colleagues enter and would post in {1}, which another company reads too.":
    "Sie behält, was Kollegen eintragen, und würde in {1} posten, wo auch eine andere Firma mitliest.",
  "Name a channel that only your company reads, or ask the platform team.":
    "Nenn einen Kanal, den nur deine Firma liest, oder frag das Plattform-Team.",
  "It posts in {1}, which another company reads too.": "Sie postet in {1}, wo auch eine andere Firma mitliest.",
  "It posts in {1}, where colleagues read it without having asked for it.":
    "Sie postet in {1}, wo Kollegen es lesen, ohne darum gebeten zu haben.",
  "It tells colleagues who have used it something in private, which nobody else sees.":
    "Sie teilt Kollegen, die sie benutzt haben, etwas persönlich mit, das sonst niemand sieht.",
  "Whoever has the secret address of its webhook {1} can make it act, from outside too.":
    "Wer die geheime Adresse ihres Webhooks {1} hat, kann sie etwas tun lassen, auch von außen.",
  "It brings code of others from npm (1 package in all): {1}.":
    "Sie bringt von npm Code anderer mit (insgesamt 1 Paket): {1}.",
  "It brings code of others from npm ({1} packages in all): {2}.":
    "Sie bringt von npm Code anderer mit (insgesamt {1} Pakete): {2}.",
  "It would hear what happens in {1}, which is closed to who asks for it, or not there.":
    "Sie würde erfahren, was in {1} geschieht: Der Kanal ist für den, der fragt, nicht offen, oder es gibt ihn nicht.",
  "Have somebody ask for it who is in that channel, where I am a member, or name another one.":
    "Lass jemanden darum bitten, der in dem Kanal ist, mit mir als Mitglied, oder nenn einen anderen.",
  "It hears of every message in {1}.": "Sie erfährt von jeder Nachricht in {1}.",
  "It hears of emojis that are put on messages in {1}.":
    "Sie erfährt von Emojis, die an Nachrichten in {1} gesetzt werden.",
  "It hears of emojis that are taken away in {1}.": "Sie erfährt von Emojis, die in {1} weggenommen werden.",
  "It hears of who joins {1}.": "Sie erfährt, wer in {1} dazukommt.",
  "GitHub can make it act, from outside: {1}.": "GitHub kann sie von außen etwas tun lassen: {1}.",
  "Linear can make it act, from outside: {1}.": "Linear kann sie von außen etwas tun lassen: {1}.",
  "It is told {1} by the app {2}.": "Sie erfährt {1} von der App {2}.",
  "It asks a model, for up to {1} a month; what it asks goes to the model's provider.":
    "Sie fragt ein Modell, für bis zu {1} im Monat; was sie fragt, geht an dessen Anbieter.",
  "It calls {1}, and can send there what it knows.": "Sie ruft {1} auf und kann dorthin schicken, was sie weiß.",
  "It uses the secret {1}.": "Sie benutzt das Geheimnis {1}.",
  "It would read the data source {1}, which is not for who asks, as far as Slack says.":
    "Sie würde die Datenquelle {1} lesen, die laut Slack nicht für den ist, der fragt.",
  "{1} of {2} is about people, and no app gets it.": "{1} von {2} handelt von Menschen, und keine App bekommt es.",
  "{1} of {2} is not open.": "{1} von {2} ist nicht offen.",
  "{1} has no open table {2}.": "{1} hat keine offene Tabelle {2}.",
  "Leave that data out, or ask the platform team who may have it.":
    "Lass diese Daten weg, oder frag das Plattform-Team, wer sie haben darf.",
  "It reads {1} of the table {2}, of the data source {3}.": "Sie liest {1} der Tabelle {2}, aus der Datenquelle {3}.",
  "It works longer on {1}, each time in a box of its own: {2} MB, {3} CPU, {4} GPU, ≤ {5} min.":
    "Sie arbeitet länger an {1}, jedes Mal in einem eigenen Kasten: {2} MB, {3} CPU, {4} GPU, ≤ {5} min.",
  "What colleagues enter in it could leave the company, as it calls addresses outside.":
    "Was Kollegen darin eingeben, könnte die Firma verlassen, weil sie Adressen draußen aufruft.",
  "What it reads of the company's data could leave the company, as it calls addresses outside.":
    "Was sie an Daten der Firma liest, könnte die Firma verlassen, weil sie Adressen draußen aufruft.",
  "Everybody in the company could see what it reads of the company's data.":
    "Die ganze Firma könnte sehen, was sie an Daten der Firma liest.",
  "Policy: {1} is in force from now on, version {2}, own rules: {3}.":
    "Richtlinie: {1} gilt von jetzt an, Version {2}, eigene Regeln: {3}.",
  "The built-in rules alone stay in force.": "Es gelten weiter die eingebauten Regeln allein.",
  "Version {1} stays in force.": "Version {1} gilt weiter.",
  "It reads the company's data and would post in {1}, which another company reads too.":
    "Sie liest Daten der Firma und würde in {1} posten, wo auch eine andere Firma mitliest.",
  "What people entered so far would be open to the whole company, who could not see it before.":
    "Was bisher eingetragen wurde, stünde der ganzen Firma offen, die es vorher nicht sehen konnte.",
  "What people entered so far would be open to the owner's group, who could not see it before.":
    "Was bisher eingetragen wurde, stünde der Gruppe offen, zu der die App gehört und die es vorher nicht sehen konnte.",
  "What people entered so far would be open to {1} more people, who could not see it before.":
    "Was bisher eingetragen wurde, stünde {1} weiteren Personen offen, die es vorher nicht sehen konnten.",
  "The name {1} is taken by another app, so this one is called {2}.":
    "Der Name {1} gehört schon einer anderen App, deshalb heißt diese {2}.",
  "Which word should the command have instead of {1}?": "Welches Wort soll der Befehl statt {1} haben?",
  "Nothing is different from before: nothing in what you said could be changed. Say it in other words.":
    "Nichts ist anders als vorher: von dem, was du gesagt hast, ließ sich nichts ändern. Sag es in anderen Worten.",
  "We went through {1} plans without an agreement.": "Wir haben {1} Pläne durchgesprochen, ohne uns zu einigen.",
  "Ask again in other words.": "Wünsch es dir noch einmal in anderen Worten.",
  "Say it in other words, or ask for a part of it.": "Sag es in anderen Worten oder wünsch dir einen Teil davon.",
  "Say it in other words, or reply *retry*.": "Sag es in anderen Worten oder antworte *nochmal*.",
  "Say it in other words.": "Sag es in anderen Worten.",
  "Say here in other words what you need.": "Sag hier in anderen Worten, was du brauchst.",
  "Say it in fewer words, then reply *try again*.": "Sag es in weniger Worten und antworte dann *nochmal*.",
  "Reading the ask broke off ({1}).": "Das Lesen des Wunsches ist abgebrochen ({1}).",
  "The model declined to work on this: it goes against the rules its maker gave it.":
    "Das Modell hat das abgelehnt: es widerspricht den Regeln, die sein Hersteller ihm gegeben hat.",
  // Ends
  "It is as it was in v{1}; what was entered since stays.":
    "Sie ist wieder wie in v{1}; was seither eingetragen wurde, bleibt.",
  "It is as it was in v{1}, and so is its data; what was entered since is gone.":
    "Sie ist wieder wie in v{1}, und so sind es ihre Daten; was seither eingetragen wurde, ist weg.",
  "Or {1} presses *Spend {2} more* here.": "Oder {1} drückt hier *{2} mehr ausgeben*.",
  "Nothing was put live.": "In Betrieb ging nichts.",
  "What you said here. Nothing was put live.": "Was du hier gesagt hast. In Betrieb ging nichts.",
  "What you said here, and the code as far as it is written.":
    "Was du hier gesagt hast, und der Code, so weit er geschrieben ist.",
  "{1} stays switched off, as it was.": "{1} bleibt abgeschaltet, wie sie war.",
  "{1} keeps running as before.": "{1} läuft weiter wie bisher.",
  "{1} keeps running.": "{1} läuft weiter.",
  "{1} stays stopped, as it was.": "{1} bleibt abgeschaltet, wie sie war.",
  "{1} was not live before, and is not now.": "{1} war vorher nicht in Betrieb und ist es auch jetzt nicht.",
  "{1} could not be started again yet ({2}); Toolroom tries again every minute.":
    "{1} ließ sich noch nicht wieder starten ({2}); Toolroom versucht es jede Minute noch einmal.",
  "What is live keeps running.": "Was in Betrieb ist, läuft weiter.",
  "Reply *try again* to go on after all.": "Antworte *nochmal*, um doch weiterzumachen.",
  "Reply *try again* and the earlier version comes back after all.":
    "Antworte *nochmal*, dann kommt die frühere Version doch zurück.",
  "Reply *try again* and I go on with what is written, by the plan you agreed to.":
    "Antworte *nochmal*, dann mache ich mit dem Geschriebenen weiter, nach dem vereinbarten Plan.",
  "Reply *try again* and I build it by the plan you agreed to, without asking again.":
    "Antworte *nochmal*, dann baue ich es nach dem vereinbarten Plan, ohne noch einmal zu fragen.",
  "If you want it after all, reply *try again*: I plan it anew, with all you said here.":
    "Willst du es doch, antworte *nochmal*: ich plane es neu, mit allem, was du hier gesagt hast.",
  "The agent tried {1} times and the checks still find problems:":
    "Der Agent hat es {1}-mal versucht, und die Prüfungen finden noch immer Fehler:",
  "Reply *try again*, or say in other words what you need.":
    "Antworte *nochmal* oder sag in anderen Worten, was du brauchst.",
  "The checks find problems in what was handed in:": "Die Prüfungen finden Probleme in dem, was eingereicht wurde:",
  "Mend it where it was written, and hand it in again.":
    "Behebe sie dort, wo es geschrieben wurde, und reiche es noch einmal ein.",
  "It was written by hand, and no model is set up here that could change it.":
    "Es ist von Hand geschrieben, und hier ist kein Modell eingerichtet, das es ändern könnte.",
  "Change it where it was written, and hand it in again.":
    "Ändere es dort, wo es geschrieben wurde, und reiche es noch einmal ein.",
  "The command {1} belongs to {2}, of {3}.": "Der Befehl {1} gehört zu {2}, von {3}.",
  "The name {1} belongs to an app of {2}.": "Der Name {1} gehört zu einer App von {2}.",
  "Choose another word in app.yaml, and hand it in again.":
    "Wähle ein anderes Wort in der app.yaml und reiche es noch einmal ein.",
  "Choose another name in app.yaml, and hand it in again.":
    "Wähle einen anderen Namen in der app.yaml und reiche es noch einmal ein.",
  "The earlier version does not work with the data as it is now:":
    "Die frühere Version arbeitet nicht mit den Daten, wie sie jetzt sind:",
  "Say what should be different, and it is changed from what is live.":
    "Sag, was anders sein soll, dann wird geändert, was in Betrieb ist.",
  "It was stopped.": "Es wurde gestoppt.",
  "Reply *try again* to go on.": "Antworte *nochmal*, um weiterzumachen.",
  "Reply *try again*.": "Antworte *nochmal*.",
  "Then reply *try again*.": "Antworte danach *nochmal*.",
  "Reply *try again*, or say what should be different.": "Antworte *nochmal* oder sag, was anders sein soll.",
  "Reply *try again* to have it built again.": "Antworte *nochmal*, damit sie noch einmal gebaut wird.",
  "Reply *retry* to start the build again.": "Antworte *nochmal*, damit der Bau noch einmal beginnt.",
  "Reply *retry* to start again.": "Antworte *nochmal*, um neu zu beginnen.",
  "Something broke inside Toolroom while it worked on this.": "Dabei ist in Toolroom selbst etwas kaputtgegangen.",
  "Reply *try again*. If it happens again, show the platform team this reference: its log says more.":
    "Antworte *nochmal*. Wenn es wieder geschieht, zeig dem Plattform-Team diese Kennung: das Protokoll sagt mehr.",
  "Show this to the platform team:": "Zeig das dem Plattform-Team:",
  "Say in other words what you need, or reply *try again*.":
    "Sag in anderen Worten, was du brauchst, oder antworte *nochmal*.",
  "What is written is kept: it goes on from there.": "Was geschrieben ist, bleibt erhalten: von dort geht es weiter.",
  "Reply *try again*, and it goes on with what is written, for up to {1} more. Or say in other words what you need, if less will do.":
    "Antworte *nochmal*, dann geht es mit dem Geschriebenen weiter, für höchstens {1} mehr. Oder sag in anderen Worten, was du brauchst, wenn weniger genügt.",
  // A stuck agent
  "The agent was stuck {1} times over. The last time:": "Der Agent kam {1}-mal nicht weiter. Zuletzt:",
  "The same check failed again and again, and no file was changed between.":
    "Dieselbe Prüfung schlug immer wieder fehl, und dazwischen wurde keine Datei geändert.",
  "The checks found the same twice, and the agent changed no file between.":
    "Die Prüfungen fanden zweimal dasselbe, und der Agent hat dazwischen keine Datei geändert.",
  "The same {1} call was made {2} times with the same result, and no file was changed between.":
    "Derselbe Aufruf von {1} kam {2}-mal mit demselben Ergebnis, und keine Datei wurde dazwischen geändert.",
  "No file has changed for {1} turns.": "Seit {1} Schritten hat sich keine Datei geändert.",
  "{1} of the {2} set aside for this is spent, and it is not done.":
    "{1} der dafür vorgesehenen {2} sind ausgegeben, und es ist nicht fertig.",
  // Models, budgets and outages
  "No model key is set on this Toolroom.": "Für dieses Toolroom ist kein Schlüssel eines Modells gesetzt.",
  "Ask the platform team to set ANTHROPIC_API_KEY and start it again, then reply *retry*.":
    "Bitte das Plattform-Team, ANTHROPIC_API_KEY zu setzen und neu zu starten, und antworte dann *nochmal*.",
  "The model's provider does not accept this Toolroom's key.":
    "Der Anbieter des Modells nimmt den Schlüssel dieses Toolroom nicht an.",
  "Ask the platform team to correct ANTHROPIC_API_KEY (or its billing) and start it again, then reply *retry*.":
    "Bitte das Plattform-Team, ANTHROPIC_API_KEY (oder die Abrechnung) zu berichtigen und neu zu starten, und antworte dann *nochmal*.",
  "The registry of packages does not answer: {1}.": "Das Verzeichnis der Pakete antwortet nicht: {1}.",
  "Nothing is to be done if it is only away for a while; else tell the platform team.":
    "Ist es nur eine Weile weg, ist nichts zu tun; sonst sag es dem Plattform-Team.",
  "The model does not answer at the moment.": "Das Modell antwortet gerade nicht.",
  "The model is overloaded at the moment.": "Das Modell ist gerade überlastet.",
  "Reply *retry* in a few minutes; nothing is lost.": "Antworte in ein paar Minuten *nochmal*; verloren geht nichts.",
  "This request has used up the money set aside for it.":
    "Das Geld, das für diese Anfrage vorgesehen war, ist verbraucht.",
  "Ask the platform team to raise TOOLROOM_BUDGET_USD, or ask for something smaller.":
    "Bitte das Plattform-Team, TOOLROOM_BUDGET_USD zu erhöhen, oder wünsch dir etwas Kleineres.",
  "The budget of {1} for this request does not allow this call: {2} is spent, and it may cost up to {3}.":
    "Das Budget von {1} für diese Anfrage erlaubt diesen Aufruf nicht: {2} sind ausgegeben, und er kann bis zu {3} kosten.",
  "The budget of {1} a month for {2} does not allow this call: {3} is spent, and it may cost up to {4}. It begins anew on {5}.":
    "Das Budget von {1} im Monat für {2} erlaubt diesen Aufruf nicht: {3} sind ausgegeben, und er kann bis zu {4} kosten. Am {5} beginnt es neu.",
  "Reply *try again*, and another try may spend as much. Or ask for something smaller, or the platform team to raise {1}.":
    "Antworte *nochmal*, dann darf ein neuer Versuch ebenso viel ausgeben. Oder wünsch dir etwas Kleineres, oder bitte das Plattform-Team, {1} zu erhöhen.",
  "Ask the platform team to raise {1}, or wait until {2}; then reply *try again*.":
    "Bitte das Plattform-Team, {1} zu erhöhen, oder warte bis {2}; antworte dann *nochmal*.",
  "The model's provider refused the request.": "Der Anbieter des Modells hat die Anfrage abgelehnt.",
  "Ask the platform team to look at TOOLROOM_MODEL_PLAN and TOOLROOM_MODEL_CODE, then reply *retry*.":
    "Bitte das Plattform-Team, nach TOOLROOM_MODEL_PLAN und TOOLROOM_MODEL_CODE zu sehen, und antworte dann *nochmal*.",
  "The container engine at {1} does not answer ({2}).": "Die Container-Engine unter {1} antwortet nicht ({2}).",
  "Start it, for example with: systemctl start docker.": "Starte sie, zum Beispiel mit: systemctl start docker.",
  "The container engine refused: {1}": "Die Container-Engine hat abgelehnt: {1}",
  "Sandbox {1} is gone.": "Die Arbeitsumgebung {1} ist verschwunden.",
  "Toolroom's disk is full (the one that TOOLROOM_HOME is on), so it can save nothing more.":
    "Die Festplatte von Toolroom ist voll (die mit TOOLROOM_HOME), es kann also nichts mehr speichern.",
  "Ask the platform team to free some room there, then reply *try again*.":
    "Bitte das Plattform-Team, dort Platz zu schaffen, und antworte dann *nochmal*.",
  "Toolroom has no boxes on this machine, so it runs nothing but apps put together from known parts: not {1}.":
    "Toolroom hat auf dieser Maschine keine abgeschotteten Umgebungen, deshalb laufen nur Apps aus bekannten Teilen: nicht {1}.",
  "Ask the platform team to install bubblewrap (apt-get install bubblewrap) or a container engine and to start Toolroom again; then reply *try again*.":
    "Bitte das Plattform-Team, bubblewrap (apt-get install bubblewrap) oder eine Container-Engine zu installieren und Toolroom neu zu starten; antworte dann *nochmal*.",
  // Previews, deploys, and Apps that run
  "The preview does not run: {1}": "Die Vorschau läuft nicht: {1}",
  "This preview is not in the registry.": "Diese Vorschau steht nicht im Verzeichnis.",
  "Reply *try again* in its thread.": "Antworte *nochmal* in ihrem Thread.",
  "I do not know this preview any more. Reply *try again* in the thread where it was asked for.":
    "Diese Vorschau kenne ich nicht mehr. Antworte *nochmal* im Thread, in dem darum gebeten wurde.",
  "The preview did not start. Press again in a minute.":
    "Die Vorschau ist nicht gestartet. Drück in einer Minute noch einmal.",
  "This preview is closed. What waits for an answer is further down in its thread.":
    "Diese Vorschau ist geschlossen. Was auf eine Antwort wartet, steht weiter unten im Thread.",
  "This preview is closed: its version went live. Say in its thread what should be different.":
    "Diese Vorschau ist geschlossen: ihre Version ging in Betrieb. Sag im Thread, was anders sein soll.",
  "This preview is closed. Reply *try again* in the thread where it was asked for, and it is built anew.":
    "Diese Vorschau ist geschlossen. Antworte *nochmal* im Thread, in dem darum gebeten wurde, dann wird sie neu gebaut.",
  "On a copy of its data, the change does not work: {1}":
    "Auf einer Kopie der Daten funktioniert die Änderung nicht: {1}",
  "The new version was never started.": "Die neue Version wurde nie gestartet.",
  "The new version is healthy, but cannot be reached from outside: {1}.":
    "Die neue Version ist gesund, aber von außen nicht zu erreichen: {1}.",
  "Something else happened to {1} meanwhile.": "Inzwischen ist mit {1} etwas anderes geschehen.",
  "The app started but is not healthy in time: it {1}.":
    "Die App ist gestartet, wurde aber nicht rechtzeitig gesund: {1}.",
  "Its container is gone.": "Ihr Container ist verschwunden.",
  "The app used more than its {1} MB of memory.": "Die App hat mehr als ihre {1} MB Speicher gebraucht.",
  "The app used more memory than its {1} MB allow (exit code {2}).":
    "Die App hat mehr Speicher gebraucht, als ihre {1} MB hergeben (Exit-Code {2}).",
  "The app stopped by itself (exit code {1}).": "Die App hat von selbst aufgehört (Code {1}).",
  "The app stopped by itself.": "Die App hat von selbst aufgehört.",
  "Changing the app's data and starting the new version took longer than people should wait, so the machine may be busy.":
    "Die Daten der App zu ändern und die neue Version zu starten hat länger gedauert, als man warten sollte; vielleicht ist die Maschine ausgelastet.",
  "It did not answer.": "Es kam keine Antwort.",
  "I am at it. It goes on in a box of its own as soon as one is free, for at most {1} minutes, and its answer comes here.":
    "Ich bin dran. Es läuft in einem eigenen Kasten, sobald einer frei ist, höchstens {1} Minuten, und die Antwort kommt hierher.",
  "It was begun three times and cut off each time before it was done.":
    "Es wurde dreimal begonnen und jedes Mal abgebrochen, bevor es fertig war.",
  "It was ended after {1} minutes: that is all it may take. Say in its thread how long it needs.":
    "Es wurde nach {1} Minuten beendet: Länger darf es nicht dauern. Sag in ihrem Thread, wie lange es braucht.",
  "It broke off its answer.": "Es hat seine Antwort abgebrochen.",
  "Its box was stopped before it was done.": "Sein Kasten wurde angehalten, bevor es fertig war.",
  "Done.": "Erledigt.",
  "That did not work: {1}": "Das hat nicht geklappt: {1}",
  "The app answered {1}.": "Die App hat mit {1} geantwortet.",
  "{1} is not running at the moment.": "{1} läuft gerade nicht.",
  "{1} is stopped.": "{1} ist abgeschaltet.",
  "*{1}* is stopped, by {2}: its page, commands and schedules rest, its data stays. Say _start_ to run it again.":
    "*{1}* ist abgeschaltet, von {2}: Seite, Befehle und Zeitpläne ruhen, die Daten bleiben. Sag _starte_, dann läuft sie wieder.",
  "*{1}* is stopped already. Say _start_ to run it again.":
    "*{1}* ist schon abgeschaltet. Sag _starte_, dann läuft sie wieder.",
  "*{1}* runs already.": "*{1}* läuft schon.",
  "*{1}* is getting a new version right now. Say _start_ again in a minute.":
    "*{1}* bekommt gerade eine neue Version. Sag in einer Minute noch einmal _starte_.",
  "*{1}* is being started, by {2}.": "*{1}* wird gestartet, von {2}.",
  "*{1}* could not be started: {2} Say here what should be different.":
    "*{1}* ließ sich nicht starten: {2} Sag hier, was anders sein soll.",
  "*{1}* runs again, started by {2}.": "*{1}* läuft wieder, gestartet von {2}.",
  "I do it again.": "Ich mache es noch einmal.",
  "I do that again already.": "Das mache ich schon noch einmal.",
  "It is still being tried. Wait for how it ends.": "Es wird noch versucht. Warte, wie es ausgeht.",
  "I do not have this any more: what an app got is kept for 90 days.":
    "Das habe ich nicht mehr: was eine App bekam, wird 90 Tage aufgehoben.",
  "*{1}* does not run. Say _start_ in its thread first.": "*{1}* läuft nicht. Sag zuerst in ihrem Thread _starte_.",
  // Webhooks
  "I send you the new address in private. The one before does not work any more then.":
    "Ich schicke dir die neue Adresse persönlich. Die bisherige gilt dann nicht mehr.",
  "*{1}* has no webhook.": "*{1}* hat keinen Webhook.",
  "*{1}*: the secret address of its webhook *{2}* is": "*{1}*: die geheime Adresse ihres Webhooks *{2}* ist",
  "*{1}* hears from GitHub once somebody who administers the repository adds a webhook there: *Settings*, *Webhooks*, *Add webhook*.":
    "*{1}* hört von GitHub, sobald jemand, der das Repository verwaltet, dort einen Webhook anlegt: *Settings*, *Webhooks*, *Add webhook*.",
  "In each of these repositories: {1}": "In jedem dieser Repositorys: {1}",
  "*{1}* hears from Linear once an admin there makes a webhook, with this call of its API (POST to https://api.linear.app/graphql with their key): {2}":
    "*{1}* hört von Linear, sobald dort ein Admin einen Webhook anlegt, mit diesem Aufruf der Schnittstelle (POST an https://api.linear.app/graphql mit seinem Schlüssel): {2}",
  "For one team only, write teamId with its id in the place of allPublicTeams.":
    "Nur für ein Team schreib statt allPublicTeams teamId mit dessen Id.",
  "Made in Linear's own form (*Settings*, *API*, *Webhooks*), it has a signing secret of Linear's: app.yaml then names the secret {1}, and you enter it there.":
    "In Linears eigenem Formular angelegt (*Settings*, *API*, *Webhooks*), hat er ein Geheimnis von Linear zum Signieren: die app.yaml nennt dann das Geheimnis {1}, und du gibst es dort ein.",
  "Whoever has both can make the app act: give them to nobody else. I keep neither, and what I sent you before for it no longer works. Say _new webhook address_ in the app's thread for others.":
    "Wer beides hat, kann die App etwas tun lassen: gib es sonst niemandem. Ich behalte nichts davon, und was ich dir dafür vorher geschickt habe, gilt nicht mehr. Sag _neue Webhook-Adresse_ im Thread der App, wenn du anderes brauchst.",
  "Another program sends there by POST (JSON, a form or text, up to 1 MB). Whoever has it can make the app act: give it to nobody else. I do not keep it, and any address I sent you before for it no longer works. Say _new webhook address_ in the app's thread for another.":
    "Ein anderes Programm schickt dorthin mit POST (JSON, ein Formular oder Text, bis 1 MB). Wer sie hat, kann die App etwas tun lassen: gib sie sonst niemandem. Ich behalte sie nicht, und jede Adresse, die ich dir dafür vorher geschickt habe, gilt nicht mehr. Sag _neue Webhook-Adresse_ im Thread der App, wenn du eine andere brauchst.",
  // To an App's owner
  "*{1}*: its schedule {2} failed: {3} Say in its thread what should happen, and I will have it corrected.":
    "*{1}*: ihr Zeitplan {2} ist fehlgeschlagen: {3} Sag in ihrem Thread, was geschehen soll, dann lasse ich es berichtigen.",
  "*{1}*: its command {2} failed: {3} Say in its thread what should happen, and I will have it corrected.":
    "*{1}*: ihr Befehl {2} ist fehlgeschlagen: {3} Sag in ihrem Thread, was geschehen soll, dann lasse ich es berichtigen.",
  "*{1}*: what came to its webhook for {2} failed: {3} Say in its thread what should happen, and I will have it corrected.":
    "*{1}*: was über ihren Webhook für {2} kam, ist fehlgeschlagen: {3} Sag in ihrem Thread, was geschehen soll, dann lasse ich es berichtigen.",
  "*{1}*: its shortcut {2} failed: {3} Say in its thread what should happen, and I will have it corrected.":
    "*{1}*: ihre Abkürzung {2} ist fehlgeschlagen: {3} Sag in ihrem Thread, was geschehen soll, dann lasse ich es berichtigen.",
  "*{1}*: what it does when something happens in a channel, {2}, failed: {3} Say in its thread what should happen, and I will have it corrected.":
    "*{1}*: was sie tut, wenn in einem Channel etwas geschieht ({2}), ist fehlgeschlagen: {3} Sag in ihrem Thread, was geschehen soll, dann lasse ich es berichtigen.",
  "*{1}*: what GitHub sent for {2} failed: {3} Say in its thread what should happen, and I will have it corrected.":
    "*{1}*: was GitHub für {2} schickte, ist fehlgeschlagen: {3} Sag in ihrem Thread, was geschehen soll, dann lasse ich es berichtigen.",
  "*{1}*: what Linear sent for {2} failed: {3} Say in its thread what should happen, and I will have it corrected.":
    "*{1}*: was Linear für {2} schickte, ist fehlgeschlagen: {3} Sag in ihrem Thread, was geschehen soll, dann lasse ich es berichtigen.",
  "*{1}*: what another app told it for {2} failed: {3} Say in its thread what should happen, and I will have it corrected.":
    "*{1}*: was eine andere App ihr für {2} mitteilte, ist fehlgeschlagen: {3} Sag in ihrem Thread, was geschehen soll, dann lasse ich es berichtigen.",
  "In a preview the company's data is shown to who asked for the app alone.":
    "In einer Vorschau sieht die Daten der Firma nur, wer um die App gebeten hat.",
  "The platform team reads what apps ask of the company's data.":
    "Was Apps von den Daten der Firma wissen wollen, liest das Plattform-Team.",
  "I stopped *{1}*: {2}. Its data is kept. Say in its thread what it should keep and what it may delete, and I will have it changed.":
    "Ich habe *{1}* abgeschaltet: {2}. Ihre Daten bleiben erhalten. Sag in ihrem Thread, was sie behalten soll und was sie löschen darf, dann lasse ich es ändern.",
  "*{1}* may ask its model no more this month: a budget is used up. What needs a model fails in it until next month. Say in its thread if it should have more.":
    "*{1}* darf ihr Modell diesen Monat nichts mehr fragen: Ein Budget ist aufgebraucht. Was ein Modell braucht, geht darin bis zum nächsten Monat nicht. Sag in ihrem Thread, wenn sie mehr bekommen soll.",
  "*{1}* runs as many programs at once as it may ({2} of {3} processes and threads): parts of it may fail, even where its page still answers. Say in its thread what should be different, or *stop*, and it is stopped.":
    "*{1}* führt so viele Programme gleichzeitig aus, wie sie darf ({2} von {3} Prozessen und Threads): manches in ihr kann fehlschlagen, auch wo ihre Seite noch antwortet. Sag in ihrem Thread, was anders sein soll, oder *stopp*, dann wird sie abgeschaltet.",
  "*{1}* did not get something that came by {2}: it has more than {3} MB. Have the sender send less, or only what the app needs; what was left out stands in the sender's own list.":
    "*{1}* hat etwas nicht bekommen, das über {2} kam: es hat mehr als {3} MB. Lass den Absender weniger schicken, oder nur, was die App braucht; was fehlt, steht in der Liste des Absenders.",
  "*{1}* does not get what comes by {2} at the moment: {3} deliveries wait for it already, and more are left out. Look at what it is at with _tool logs_, then say in its thread what should be different, or *stop*.":
    "*{1}* bekommt gerade nicht, was über {2} kommt: es warten schon {3} Zustellungen auf sie, und mehr fallen weg. Sieh mit _tool logs_ nach, was sie tut, und sag dann in ihrem Thread, was anders sein soll, oder *stopp*.",
  "Several people say that what {1} posts is not right.": "Mehrere Leute sagen, dass nicht stimmt, was {1} postet.",
  "You said that what {1} posts was not right; v{2} is live now, and this is different: {3}":
    "Du hast gesagt, dass nicht stimmte, was {1} postet; jetzt ist v{2} in Betrieb, und das ist anders: {3}",
  // Slack itself
  "Toolroom is not in that channel: invite it there with /invite @Toolroom.":
    "Toolroom ist nicht in diesem Kanal: lade es dort ein mit /invite @Toolroom.",
  "That channel is archived: choose another one.": "Dieser Kanal ist archiviert: wähl einen anderen.",
  "There is no such channel, or Toolroom cannot see it: invite it there with /invite @Toolroom.":
    "Diesen Kanal gibt es nicht, oder Toolroom sieht ihn nicht: lade es dort ein mit /invite @Toolroom.",
  "Only some people may post in that channel: ask its owners to let Toolroom post.":
    "In diesem Kanal dürfen nur manche posten: bitte, wer ihn verwaltet, Toolroom posten zu lassen.",
  "Slack refused the message ({1}).": "Slack hat die Nachricht abgelehnt ({1}).",
  "There is no channel {1}.": "Es gibt keinen Kanal {1}.",
  "Slack does not answer.": "Slack antwortet nicht.",
  "Nothing is lost: it will be tried again.": "Verloren geht nichts: es wird noch einmal versucht.",
} as const;
