/** Failures that are rarer, and the facts that stand in the gaps of others, by their own words: German on the right. */
export const FAILURES = {
  // An agent that comes to no end, and rounds without one
  "It was not finished after {1}.": "Nach {1} war es nicht fertig.",
  "The coding agent did nothing for {1}.": "Der Agent hat {1} lang nichts getan.",
  "1 minute": "1 Minute",
  "{1} minutes": "{1} Minuten",
  "The coding agent ended without a result.": "Der Agent hat ohne Ergebnis aufgehört.",
  "The coding agent wrote far more than anybody could read.":
    "Der Agent hat weit mehr geschrieben, als jemand lesen könnte.",
  "It was corrected {1} times.": "Es wurde {1}-mal korrigiert.",
  "With these instructions it does not hold what it promises:":
    "Mit diesen Anweisungen hält sie nicht, was sie zusagt:",
  "Version {1} went live since this was begun, and what is new in it is not in here.":
    "Seit das begonnen wurde, ging Version {1} in Betrieb, und was darin neu ist, ist hier nicht dabei.",
  "Reply *try again*: it is made anew from what is live now.":
    "Antworte *nochmal*: es wird neu gemacht, ausgehend von dem, was jetzt läuft.",
  "Say it in other words. What is live goes on as it is.":
    "Sag es mit anderen Worten. Was in Betrieb ist, läuft weiter, wie es ist.",
  "This app has these instructions: {1}.": "Diese App hat diese Anweisungen: {1}.",
  "Say for which it is, such as {1}.": "Sag, für welche es ist, etwa {1}.",
  "Its instructions {1} say now, too: {2}": "In ihren Anweisungen {1} steht jetzt auch: {2}",
  "That takes more than other instructions.": "Das braucht mehr als andere Anweisungen.",
  "Say it in the thread as a change of its own, and it is planned.":
    "Sag es im Thread als eigene Änderung, dann wird sie geplant.",
  "Ask again in a new thread.": "Wünsch es dir in einem neuen Thread noch einmal.",
  "{1} could not be asked, {2} times over.": "{1} ließ sich {2}-mal nicht fragen.",
  "Tell the platform team, then reply *try again*.": "Sag es dem Plattform-Team und antworte dann *nochmal*.",
  "It cannot be cut: {1}": "Es ergibt keine Version: {1}",
  "Its packages are refused.": "Ihre Pakete sind nicht zugelassen.",
  // Putting live
  "{1} was given up.": "{1} wurde aufgegeben.",
  "Ask for it again.": "Wünsch sie dir noch einmal.",
  "{1} belongs to {2} already.": "{1} gehört schon zu {2}.",
  "Say which other word its command should have.": "Sag, welches andere Wort ihr Befehl haben soll.",
  "Its compute asks for {1} MB of memory, and this machine gives at most {2} MB.":
    "Ihr compute verlangt {1} MB Speicher, und diese Maschine gibt höchstens {2} MB.",
  "Say that memoryMb of compute in app.yaml is to be {1} or less.":
    "Sag, dass memoryMb von compute in app.yaml höchstens {1} sein soll.",
  "Its compute asks for {1} processors, and this machine has {2}.":
    "Ihr compute verlangt {1} Prozessoren, und diese Maschine hat {2}.",
  "Say that cpus of compute in app.yaml is to be {1} or less.":
    "Sag, dass cpus von compute in app.yaml höchstens {1} sein soll.",
  "Its compute asks for a graphics card. {1}": "Ihr compute verlangt eine Grafikkarte. {1}",
  "The container engine here knows no graphics cards.": "Die Container-Engine hier kennt keine Grafikkarten.",
  "Ask the platform team to install NVIDIA's driver and container toolkit (nvidia-ctk runtime configure --runtime=docker) and to start the engine again, or take gpu out of compute in app.yaml.":
    "Bitte das Plattform-Team, Treiber und Container-Toolkit von NVIDIA zu installieren (nvidia-ctk runtime configure --runtime=docker) und die Engine neu zu starten, oder nimm gpu aus compute in app.yaml.",
  "Boxes here are made without a container engine, and those have no graphics cards.":
    "Kästen entstehen hier ohne Container-Engine, und die haben keine Grafikkarten.",
  "Ask the platform team to run Toolroom with Docker on a machine with a card of NVIDIA's, or take gpu out of compute in app.yaml.":
    "Bitte das Plattform-Team, Toolroom mit Docker auf einer Maschine mit einer Karte von NVIDIA zu betreiben, oder nimm gpu aus compute in app.yaml.",
  "Another version of {1} is going live right now.": "Eine andere Version von {1} geht gerade in Betrieb.",
  "Reply *try again* in a minute.": "Antworte in einer Minute *nochmal*.",
  "Reply *try again* to have it built.": "Antworte *nochmal*, damit sie gebaut wird.",
  // Models and the gateway
  "The model's answer could not be read: {1}": "Die Antwort des Modells ließ sich nicht lesen: {1}",
  "The gateway ended in the middle of the call.": "Das Gateway ist mitten im Aufruf zu Ende gegangen.",
  "The gateway does not answer on {1}.": "Das Gateway antwortet nicht unter {1}.",
  "It is started again by itself; if not, start Toolroom again and read the gateway's log.":
    "Es startet von selbst neu; sonst starte Toolroom neu und lies das Protokoll des Gateways.",
  "Reply *retry* to go on.": "Antworte *nochmal*, um weiterzumachen.",
  "The budget of {1} a month for {2} does not allow this call: {3} is spent, {4} set aside for calls under way, and it may cost up to {5}. It begins anew on {6}.":
    "Das Budget von {1} im Monat für {2} erlaubt diesen Aufruf nicht: {3} sind ausgegeben, {4} für laufende Aufrufe zurückgelegt, und er kann bis zu {5} kosten. Am {6} beginnt es neu.",
  "The budget of {1} for this request does not allow this call: {2} is spent, {3} set aside for calls under way, and it may cost up to {4}.":
    "Das Budget von {1} für diese Anfrage erlaubt diesen Aufruf nicht: {2} sind ausgegeben, {3} für laufende Aufrufe zurückgelegt, und er kann bis zu {4} kosten.",
  "the app {1}": "die App {1}",
  "the group {1}": "die Gruppe {1}",
  "all of this Toolroom": "dieses ganze Toolroom",
  "{1} in toolroom.yaml": "{1} in der toolroom.yaml",
  "TOOLROOM_BUDGET_USD (or requestUsd in toolroom.yaml)": "TOOLROOM_BUDGET_USD (oder requestUsd in der toolroom.yaml)",
  // Apps that run
  "The app does not listen.": "Die App nimmt nichts an.",
  "The app did not answer.": "Die App hat nicht geantwortet.",
  "The app did not answer within {1} s.": "Die App hat nicht binnen {1} s geantwortet.",
  "The app broke the connection ({1}).": "Die App hat die Verbindung abgebrochen ({1}).",
  "The app was not called: {1}": "Die App wurde nicht aufgerufen: {1}",
  "The app answered with more than {1} kB.": "Die App hat mit mehr als {1} kB geantwortet.",
  "The app answers its health check as {1}.": "Die App gibt sich, wenn sie geprüft wird, als {1} aus.",
  "does not listen": "sie nimmt nichts an",
  "did not answer": "sie hat nicht geantwortet",
  "did not answer within {1} s": "sie hat nicht binnen {1} s geantwortet",
  "broke the connection ({1})": "sie hat die Verbindung abgebrochen ({1})",
  "answers its health check with {1}": "sie antwortet, wenn sie geprüft wird, mit {1}",
  "something else": "etwas anderem",
  "I stopped *{1}*: it ended five times within ten minutes.":
    "Ich habe *{1}* abgeschaltet: sie ist in zehn Minuten fünfmal zu Ende gegangen.",
  "Its data is kept.": "Ihre Daten bleiben erhalten.",
  "Say in its thread what changed, or *try again*, and I will have it repaired.":
    "Sag in ihrem Thread, was sich geändert hat, oder *nochmal*, dann lasse ich es reparieren.",
  "its files take more than {1} MB": "ihre Dateien brauchen mehr als {1} MB",
  "its files take more than {1} MB in /app": "ihre Dateien brauchen in /app mehr als {1} MB",
  "its files take more than {1} MB, with those it deleted and still holds open":
    "ihre Dateien brauchen mehr als {1} MB, samt denen, die sie gelöscht hat und noch offen hält",
  "its files take more than {1} MB in /app, with those it deleted and still holds open":
    "ihre Dateien brauchen in /app mehr als {1} MB, samt denen, die sie gelöscht hat und noch offen hält",
  "its files cannot be measured (folders may be nested too deeply)":
    "ihre Dateien lassen sich nicht messen (vielleicht sind Ordner zu tief verschachtelt)",
  "its files in /app cannot be measured (folders may be nested too deeply)":
    "ihre Dateien in /app lassen sich nicht messen (vielleicht sind Ordner zu tief verschachtelt)",
} as const;
