/** What the desk and the authority say, by their own words: German on the right. */
export const DESK = {
  // Echoes, behind "Taken as:"
  "build it": "bau es",
  cancel: "abbrechen",
  stop: "stopp",
  "a change": "eine Änderung",
  "your answer": "deine Antwort",
  "{1} is right": "{1} passt so",
  "another model": "anderes Modell",
  "go on": "weitermachen",
  "approve {1}": "freigeben: {1}",
  "decline {1}": "ablehnen: {1}",
  "ask {1} once more": "{1} noch einmal fragen",
  "your ask as it stands now": "dein Wunsch, wie er jetzt dasteht",
  "back to the version before, with its data": "zurück zur vorigen Version, samt ihren Daten",
  "back to {1}; what was entered since stays": "zurück zu {1}; was seither eingetragen wurde, bleibt",
  "a correction of its answer to {1}": "eine Korrektur der Antwort auf {1}",
  "a correction of its last answer to {1}": "eine Korrektur der letzten Antwort auf {1}",
  "a correction of {1}, which failed {2}": "eine Korrektur von {1}, fehlgeschlagen {2}",
  "a correction of what it posted in {1}": "eine Korrektur dessen, was in {1} gepostet wurde",
  "a wish for another try: this one is just being ended. Say *try again* when it has, and your wish is part of it":
    "ein Wunsch für einen neuen Versuch: dieser endet gerade. Sag *nochmal*, wenn er zu Ende ist, dann gehört dein Wunsch dazu",
  "a wish for later. An earlier version is brought back as it was. Then say it here again, and I change it":
    "ein Wunsch für später. Eine frühere Version kommt zurück, wie sie war. Sag es danach hier noch einmal, dann ändere ich sie",
  "a wish. What of it can be planned is built before you see a preview; the rest stands there":
    "ein Wunsch. Was sich davon planen lässt, wird gebaut, bevor du eine Vorschau siehst; der Rest steht dann dort",
  "a wish. It goes into the plan": "ein Wunsch. Er kommt in den Plan",
  "a wish. The code is written: what changes the plan is built before you see the preview, and of the rest the agent is told if the checks send it back; else it stands there, where *Change it* takes it in":
    "ein Wunsch. Der Code ist geschrieben: was den Plan ändert, wird gebaut, bevor du die Vorschau siehst, und vom Rest erfährt der Agent, wenn die Prüfungen ihn noch einmal brauchen; sonst steht er dort, wo *Ändern* ihn aufnimmt",
  "a wish for later. What goes live is what you saw. Then say it here again, and I change it":
    "ein Wunsch für später. In Betrieb geht, was du gesehen hast. Sag es danach hier noch einmal, dann ändere ich sie",
  "a wish. The agent is told at its next step; what changes the plan is planned first":
    "ein Wunsch. Der Agent erfährt davon bei seinem nächsten Schritt; was den Plan ändert, wird zuerst geplant",
  "{1}. What you say next here is taken, too, without a word for each":
    "{1}. Was du hier noch sagst, zählt auch, ohne ein Wort zu jedem",
  // Refusals and hints
  "It is v{1} that waits here, not v{2}.": "Hier wartet v{1}, nicht v{2}.",
  "Its card was not here yet when you said that. Say it again when you have read it.":
    "Die Karte dazu war noch nicht hier, als du das gesagt hast. Sag es noch einmal, wenn du sie gelesen hast.",
  "Say why along with it, as in *decline: it posts too often*. The person who asked reads it.":
    "Sag dazu, warum, etwa *ablehnen: sie postet zu oft*. Wer darum gebeten hat, liest es.",
  "If that is your yes, say *approve* here, or press *Approve*: other words decide nothing. It still waits.":
    "Wenn das dein Ja ist, sag hier *freigeben* oder drück *Freigeben*: andere Worte entscheiden nichts. Es wartet noch.",
  "That copy of its data is not kept any more.": "Diese Kopie der Daten ist nicht mehr da.",
  "There is no copy of its data from right before that version, so only the app itself can go back. Say *undo* in its thread.":
    "Von den Daten gibt es keine Kopie von unmittelbar vor dieser Version, deshalb kann nur die App selbst zurück. Sag *rückgängig* in ihrem Thread.",
  "The last thing asked for here is live. Say what should be different.":
    "Was hier zuletzt gewünscht wurde, ist in Betrieb. Sag, was anders sein soll.",
  "I do not know this any more. Mention me with your wish in a new message.":
    "Das kenne ich nicht mehr. Erwähne mich mit deinem Wunsch in einer neuen Nachricht.",
  "Something newer was asked here since. Say in the thread what should be different.":
    "Seither wurde hier etwas Neueres gewünscht. Sag im Thread, was anders sein soll.",
  "You deleted that before I had read it, so it does not count.":
    "Das hast du gelöscht, bevor ich es gelesen hatte, es zählt also nicht.",
  "No other model is set up here. Say what the agent should know or leave out, *try again*, or *stop*.":
    "Hier ist kein anderes Modell eingerichtet. Sag, was der Agent wissen oder weglassen soll, *nochmal* oder *stopp*.",
  "This was cancelled. Say *try again* and I take it up, *I say it differently:* with other words for it, or write @toolroom in a new message.":
    "Das wurde abgebrochen. Sag *nochmal*, dann nehme ich es wieder auf, *ich sage es anders:* mit anderen Worten dafür, oder schreib @toolroom in einer neuen Nachricht.",
  "For a wish of your own, write @toolroom in a new message.":
    "Für einen eigenen Wunsch schreib @toolroom in einer neuen Nachricht.",
  "This card is not about the version that was shown last, so it approves nothing. Say *stop* in its thread, then *try again*: the right one is asked about then.":
    "Diese Karte gilt nicht der Version, die zuletzt gezeigt wurde, sie gibt also nichts frei. Sag *stopp* in ihrem Thread, dann *nochmal*: danach wird nach der richtigen gefragt.",
  "What was under way here has ended already, and what is live runs. To switch the app itself off, say *stop* once more.":
    "Was hier im Gang war, ist schon zu Ende, und was in Betrieb ist, läuft. Um die App selbst abzuschalten, sag noch einmal *stopp*.",
  "Something newer was said here since, so I left that. Say it again if you still want it.":
    "Seither wurde hier etwas Neueres gesagt, deshalb habe ich das gelassen. Sag es noch einmal, wenn du es noch willst.",
  "My plan was not here yet when you said that. Say it again when you have read it.":
    "Mein Plan war noch nicht hier, als du das gesagt hast. Sag es noch einmal, wenn du ihn gelesen hast.",
  "My questions were not here yet when you said that. Say it again when you have read them.":
    "Meine Fragen waren noch nicht hier, als du das gesagt hast. Sag es noch einmal, wenn du sie gelesen hast.",
  "I had not said yet that the agent is stuck when you said that. Say it again when you have read it.":
    "Dass der Agent nicht weiterkommt, hatte ich noch nicht gesagt. Sag es noch einmal, wenn du es gelesen hast.",
  "The preview was not here yet when you said that. Say it again when you have tried it.":
    "Die Vorschau war noch nicht hier, als du das gesagt hast. Sag es noch einmal, wenn du sie ausprobiert hast.",
  "The platform team has not been asked yet. Say *try again* and I ask them once more, or *stop* to end it.":
    "Das Plattform-Team ist noch nicht gefragt. Sag *nochmal*, dann frage ich es noch einmal, oder *stopp*, um es zu beenden.",
  "I took that as a question, so nothing changes. What it does, when it runs and who may open it stand on the plan above.":
    "Das habe ich als Frage verstanden, es ändert sich also nichts. Was sie tut, wann sie läuft und wer sie öffnen darf, steht oben im Plan.",
  "Nothing is under way here: how it ended stands above. Say *try again*, or what should be different.":
    "Hier ist nichts im Gang: wie es ausging, steht oben. Sag *nochmal* oder was anders sein soll.",
  "It has just begun.": "Es hat eben begonnen.",
  "It is at “{1}”.": "Es ist bei „{1}“.",
  "You asked for it {1}.": "Gewünscht hast du es {1}.",
  "less than a minute ago": "vor weniger als einer Minute",
  "a minute ago": "vor einer Minute",
  "{1} minutes ago": "vor {1} Minuten",
  "{1} hours ago": "vor {1} Stunden",
  "{1} days ago": "vor {1} Tagen",
  "It is just being ended. Say *try again* when it says so.": "Es endet gerade. Sag *nochmal*, wenn es so dasteht.",
  "Then *undo* takes back what is live.": "Danach nimmt *rückgängig* zurück, was in Betrieb ist.",
  "It is being worked on. Say *stop* to end it, or what should be different.":
    "Daran wird gearbeitet. Sag *stopp*, um es zu beenden, oder was anders sein soll.",
  "The plan above waits for you. Say *build it*, *cancel*, or what should be different.":
    "Der Plan oben wartet auf dich. Sag *bau es*, *abbrechen* oder was anders sein soll.",
  "The questions above wait for you. Answer them here, or say *cancel*.":
    "Die Fragen oben warten auf dich. Beantworte sie hier oder sag *abbrechen*.",
  "The agent is stuck. Say *another model*, *stop*, or what it should know.":
    "Der Agent kommt nicht weiter. Sag *anderes Modell*, *stopp* oder was er wissen sollte.",
  "The agent is stuck. Say *stop*, or what it should know.":
    "Der Agent kommt nicht weiter. Sag *stopp* oder was er wissen sollte.",
  "The preview above waits for you. Say *looks right*, *cancel*, or what is wrong.":
    "Die Vorschau oben wartet auf dich. Sag *passt so*, *abbrechen* oder was nicht stimmt.",
  "It waits for a yes from {1}, who were asked. Say *stop* to end it.":
    "Es wartet auf ein Ja von {1}, die Frage ist gestellt. Sag *stopp*, um es zu beenden.",
  "A newer version of this question is on its way.": "Eine neuere Fassung dieser Frage ist unterwegs.",
  "This question was taken back, and its request has ended.":
    "Diese Frage wurde zurückgenommen, und ihre Anfrage ist zu Ende.",
  "There is a newer version of this question in the thread.": "Im Thread steht eine neuere Fassung dieser Frage.",
  "There is a newer version of this question in the thread where it was asked for.":
    "Eine neuere Fassung dieser Frage steht im Thread, in dem darum gebeten wurde.",
  "There is a newer version of this question in a direct message.":
    "Eine neuere Fassung dieser Frage steht in einer Direktnachricht.",
  "There is a newer version of this question in {1}.": "Eine neuere Fassung dieser Frage steht in {1}.",
  "This is still open.": "Das ist noch offen.",
  "Already agreed by {1}.": "Schon vereinbart von {1}.",
  "Already declined by {1}.": "Schon abgelehnt von {1}.",
  "Already answered by {1}.": "Schon beantwortet von {1}.",
  "Already sent back for a change by {1}.": "Schon zum Ändern zurückgegeben von {1}.",
  "Its time is over, and something newer is under way in its thread.":
    "Die Zeit dafür ist um, und im Thread ist etwas Neueres im Gang.",
  "Its time is over, and something newer went live. Say in its thread what should be different.":
    "Die Zeit dafür ist um, und etwas Neueres ging in Betrieb. Sag im Thread, was anders sein soll.",
  "Its time is over. Reply *try again* in the thread where it was asked for, and it begins anew.":
    "Die Zeit dafür ist um. Antworte *nochmal* im Thread, in dem darum gebeten wurde, dann beginnt es neu.",
  "Its time is over. Reply *try again* in the thread of {1} where it was asked for, and it begins anew.":
    "Die Zeit dafür ist um. Antworte *nochmal* im Thread von {1}, in dem darum gebeten wurde, dann beginnt es neu.",
  "I asked something in its thread, and nobody has answered yet. Answer it there, or say *cancel*.":
    "Ich habe in ihrem Thread etwas gefragt, und noch hat niemand geantwortet. Antworte dort oder sag *abbrechen*.",
  "A change is under way in its thread.": "In ihrem Thread ist eine Änderung im Gang.",
  "v{1} is live meanwhile. Say in its thread what is still wrong.":
    "Inzwischen ist v{1} in Betrieb. Sag in ihrem Thread, was noch nicht stimmt.",
  "v{1} is live meanwhile. Say *undo* here to go back from that one.":
    "Inzwischen ist v{1} in Betrieb. Sag hier *rückgängig*, um davon zurückzugehen.",
  "No agent has worked on this: there is nothing to show.":
    "Daran hat kein Agent gearbeitet: es gibt nichts zu zeigen.",
  "Nothing is under way here any more.": "Hier ist nichts mehr im Gang.",
  "It is going live this very moment. Say *stop* afterwards to switch it off.":
    "Sie geht eben jetzt in Betrieb. Sag danach *stopp*, um sie abzuschalten.",
  "You changed your ask after its plan was agreed, so I go on with what was agreed. Say in its thread what should be different, and I take it in.":
    "Du hast deinen Wunsch geändert, nachdem der Plan vereinbart war, deshalb mache ich mit dem Vereinbarten weiter. Sag im Thread, was anders sein soll, dann nehme ich es auf.",
  "That is under way as it was asked. Say in its thread what should be different.":
    "Das ist im Gang, wie es gewünscht wurde. Sag im Thread, was anders sein soll.",
  "You deleted your ask, so I stop working on it. What is live stays as it is. Say *try again* in its thread to go on.":
    "Du hast deinen Wunsch gelöscht, deshalb arbeite ich nicht weiter daran. Was in Betrieb ist, bleibt, wie es ist. Sag *nochmal* im Thread, um weiterzumachen.",
  "I do not know this version any more.": "Diese Version kenne ich nicht mehr.",
  "I do not know this question any more. Mention me in its thread with your wish.":
    "Diese Frage kenne ich nicht mehr. Erwähne mich in ihrem Thread mit deinem Wunsch.",
  "I do not know this question any more. Mention me in a new message with your wish.":
    "Diese Frage kenne ich nicht mehr. Erwähne mich in einer neuen Nachricht mit deinem Wunsch.",
  "Say it there, and it is part of that.": "Sag es dort, dann gehört es dazu.",
  "Then say this here again, and I plan it.": "Sag das danach hier noch einmal, dann plane ich es.",
  "Few people read along here, so I carry nothing of it elsewhere. Say in its thread what to change.":
    "Hier lesen nur wenige mit, deshalb trage ich nichts davon anderswohin. Sag in ihrem Thread, was zu ändern ist.",
  "I take that in its thread only.": "Das nehme ich nur in ihrem Thread an.",
  "It was taken as a change of this app already.": "Das ist schon als Änderung dieser App genommen.",
  "It has a thread of its own already.": "Dafür gibt es schon einen eigenen Thread.",
  "A change is under way here. Say *stop* to end it first.":
    "Hier ist eine Änderung im Gang. Sag zuerst *stopp*, um sie zu beenden.",
  "I had read it already. Say in a new message what should be different.":
    "Das hatte ich schon gelesen. Sag in einer neuen Nachricht, was anders sein soll.",
  "I had read that before you deleted it, so what came of it stands. Say in a new message what should be different.":
    "Das hatte ich gelesen, bevor du es gelöscht hast; was daraus wurde, gilt also. Sag in einer neuen Nachricht, was anders sein soll.",
  "Thank you, it is gone from Slack. I had kept it without its secret, so nothing else is to be done here.":
    "Danke, es ist aus Slack verschwunden. Ich hatte es ohne das Geheimnis behalten, hier ist also nichts weiter zu tun.",
  "That counts only in a new message. Say it again in one.":
    "Das zählt nur in einer neuen Nachricht. Sag es in einer solchen noch einmal.",
  "Say what you wish you had, for example: “a page where we collect lunch orders until 11:00”.":
    "Sag, was du gern hättest, zum Beispiel: „eine Seite, auf der wir bis 11:00 Uhr Essensbestellungen sammeln“.",
  "Then press again.": "Drück danach noch einmal.",
  "Press again when it is done, or say *stop* there.": "Drück noch einmal, wenn sie fertig ist, oder sag dort *stopp*.",
  "You left it as it is. Say in its thread what should be different.":
    "Du hast es gelassen, wie es ist. Sag in ihrem Thread, was anders sein soll.",
  "That is under way already.": "Das ist schon im Gang.",
  "That was fixed already.": "Das ist schon in Ordnung gebracht.",
  "That was tried already. Reply *try again* in its thread.":
    "Das wurde schon versucht. Antworte *nochmal* in ihrem Thread.",
  "That was tried before, and came to nothing. Say *try again* here, and I try it once more.":
    "Das wurde schon versucht und wurde nichts. Sag hier *nochmal*, dann versuche ich es noch einmal.",
  "That was tried before, and came to nothing. Say here which version you want back.":
    "Das wurde schon versucht und wurde nichts. Sag hier, welche Version du zurückwillst.",
  "It is switched off. Say *start* first, then which version you want back.":
    "Sie ist abgeschaltet. Sag zuerst *starte*, dann, welche Version du zurückwillst.",
  "It was never live.": "Sie war nie in Betrieb.",
  "v{1} is what is live.": "v{1} ist gerade in Betrieb.",
  "v{1} is the only version that was ever live.": "v{1} ist die einzige Version, die je in Betrieb war.",
  "v{1} was never live. These were: {2}.": "v{1} war nie in Betrieb. Das waren: {2}.",
  // Who may
  "Ask {1}.": "Frag {1}.",
  "This card asked {1}. {2} decides now, and is asked on a card of its own.":
    "Diese Karte hat {1} gefragt. Jetzt entscheidet {2} und wird auf einer eigenen Karte gefragt.",
  "Only {1} approves releases.": "Nur {1} gibt Versionen frei.",
  "No approver group is configured: set TOOLROOM_APPROVERS to a Slack user group and start again.":
    "Es ist keine Gruppe zum Freigeben eingerichtet: setz TOOLROOM_APPROVERS auf eine Slack-Gruppe und starte neu.",
  "Slack does not say at the moment who is in {1}, so nobody counts. Try again in a minute.":
    "Slack sagt gerade nicht, wer in {1} ist, deshalb zählt niemand. Versuch es in einer Minute noch einmal.",
  "You are not in {1}.": "Du bist nicht in {1}.",
  "Toolroom does not know you: it has not seen you in Slack yet.":
    "Toolroom kennt dich nicht: es hat dich in Slack noch nicht gesehen.",
  "That Slack account is deactivated.": "Dieses Slack-Konto ist deaktiviert.",
  "You are from another company: Toolroom serves its own people only.":
    "Du bist aus einer anderen Firma: Toolroom ist nur für die eigenen Leute da.",
  "Guests cannot use Toolroom.": "Gäste können Toolroom nicht benutzen.",
  "Bots cannot use Toolroom.": "Bots können Toolroom nicht benutzen.",
  "That belongs to another company's Slack.": "Das gehört zum Slack einer anderen Firma.",
  "This app is for named people only.": "Diese App ist nur für bestimmte Personen.",
  "Only its owner gives this app to somebody else.": "Diese App gibt nur weiter, wem sie gehört.",
  "Its owner has left: the approvers say who answers for it.":
    "Wem sie gehörte, ist nicht mehr da: wer für sie verantwortlich ist, sagen die Freigebenden.",
  "Only who is asked answers this.": "Darauf antwortet nur, wer gefragt ist.",
  "{1} asks you to answer for the app {2} ({3}) from now on: {4}":
    "{1} bittet dich, ab jetzt für die App {2} ({3}) verantwortlich zu sein: {4}",
  "{1} answers for {2} ({3}) from now on.": "{1} ist ab jetzt für {2} ({3}) verantwortlich.",
  "{1} does not take {2} ({3}). It stays whose it is.": "{1} übernimmt {2} ({3}) nicht. Sie bleibt, wem sie gehört.",
  "{1} has not said whether they take {2} ({3}). It stays whose it is; ask them again, or somebody else.":
    "{1} hat nicht gesagt, ob {2} ({3}) übernommen wird. Sie bleibt, wem sie gehört; frag noch einmal, oder jemand anderen.",
  "You answer for {1} ({2}) now. Say in its thread what should be different.":
    "Du bist jetzt für {1} ({2}) verantwortlich. Sag in ihrem Thread, was anders werden soll.",
  "You do not take {1} ({2}). It stays whose it is.": "Du übernimmst {1} ({2}) nicht. Sie bleibt, wem sie gehört.",
  "Somebody else was asked instead.": "Stattdessen wurde jemand anderes gefragt.",
  "The time for this is over: the app stays whose it is.": "Die Zeit dafür ist vorbei: die App bleibt, wem sie gehört.",
  // Whose Owner has left
  "{1} has left and answered for the app {2} ({3}).":
    "{1} ist nicht mehr da und war für die App {2} ({3}) verantwortlich.",
  "{1} names you for it.": "{1} schlägt dich dafür vor.",
  "You are its backup.": "Du bist ihre Vertretung.",
  "You use it, and are in {1}, which answers for it too.":
    "Du nutzt sie und bist in {1}, die auch für sie verantwortlich ist.",
  "You are one of those who use it most.": "Du gehörst zu denen, die sie am meisten nutzen.",
  "Do you answer for it from now on?": "Bist du ab jetzt für sie verantwortlich?",
  "Nothing stops meanwhile.": "Bis dahin hält nichts an.",
  "What it is for: {1}": "Wofür sie da ist: {1}",
  "Nobody who was asked takes it.": "Von den Gefragten übernimmt sie niemand.",
  "There is nobody to ask.": "Es gibt niemanden zu fragen.",
  "It goes on, without an owner.": "Sie läuft weiter, und niemand ist für sie verantwortlich.",
  "People who used it in the last 30 days: {1}.": "In den letzten 30 Tagen genutzt von so vielen Leuten: {1}.",
  "Triggers: {1}, secrets: {2}.": "Auslöser: {1}, Geheimnisse: {2}.",
  "It keeps data of its own.": "Sie hat eigene Daten.",
  "It reads the company's data: {1}.": "Sie liest Daten der Firma: {1}.",
  "Apps that listen to its events: {1}.": "Apps, die auf ihre Ereignisse hören: {1}.",
  "{1} has left and answered for the app {2}.": "{1} ist nicht mehr da und war für die App {2} verantwortlich.",
  "{1} has left and was having the app {2} built.": "{1} ist nicht mehr da und ließ die App {2} bauen.",
  "It is without an owner.": "Niemand ist für sie verantwortlich.",
  "{1} has left and was the backup of {2} ({3}).": "{1} ist nicht mehr da und war die Vertretung für {2} ({3}).",
  "It has none now.": "Jetzt hat sie keine.",
  "{1} would let {2} sleep: its owner {3} has left.":
    "{1} würde {2} schlafen lassen: {3} war für sie verantwortlich und ist nicht mehr da.",
  "You would let {1} ({2}) sleep. The platform team knows, and nothing stops meanwhile.":
    "Du würdest {1} ({2}) schlafen lassen. Das Plattform-Team weiß es, und bis dahin hält nichts an.",
  "You name {1} for {2} ({3}): they are asked next.":
    "Du schlägst {1} für {2} ({3}) vor: als Nächstes wird dort gefragt.",
  "This is not asked any more: somebody answers for the app.":
    "Das wird nicht mehr gefragt: jemand ist für die App verantwortlich.",
  "The time for this is over: somebody else is asked.": "Die Zeit dafür ist vorbei: jemand anderes wird gefragt.",
  "You are asked yourself: press *Take it*, or name somebody else.":
    "Du bist selbst gefragt: drück *Übernehmen*, oder schlag jemand anderen vor.",
  "{1} was asked already. Name somebody else.": "{1} wurde schon gefragt. Schlag jemand anderen vor.",
  "Name somebody else.": "Schlag jemand anderen vor.",
  "Toolroom has not seen that person in Slack.": "Toolroom hat diese Person in Slack nicht gesehen.",
  "They are from another company.": "Das ist jemand aus einer anderen Firma.",
  "Guests cannot answer for an app.": "Gäste können nicht für eine App verantwortlich sein.",
  "A bot cannot answer for an app.": "Ein Bot kann nicht für eine App verantwortlich sein.",
  "I do not know this any more.": "Das kenne ich nicht mehr.",
  "Only who answers for this app changes it.": "Diese App ändert nur, wer für sie verantwortlich ist.",
  "Only who answers for this app enters its secrets.":
    "Geheimnisse dieser App trägt nur ein, wer für sie verantwortlich ist.",
  "This app is for the people who answer for it only.": "Diese App ist nur für die, die für sie verantwortlich sind.",
  "This app is for its owner only.": "Diese App ist nur für die Person, der sie gehört.",
  "A preview is for the person who asked and approvers.":
    "Eine Vorschau ist für die Person, die darum gebeten hat, und für die, die freigeben.",
  "Only the person who asked steers this request.": "Diese Anfrage lenkt nur, wer darum gebeten hat.",
  "Only the person who asked decides this.": "Das entscheidet nur, wer darum gebeten hat.",
  "Only its owner enters this app's secrets.": "Die Geheimnisse dieser App gibt nur ein, wem sie gehört.",
  "Only its owner changes this app.": "Diese App ändert nur, wem sie gehört.",
  "Nobody approves their own request.": "Niemand gibt die eigene Anfrage frei.",
  "Who asked, the owner and the approvers may read this.":
    "Lesen darf das, wer darum gebeten hat, wem die App gehört und wer freigibt.",
  "Who asked, the owner and the approvers may stop this.":
    "Stoppen darf das, wer darum gebeten hat, wem die App gehört und wer freigibt.",
  "Only the approvers put commands into Slack.": "Befehle in Slack einrichten dürfen nur die Freigebenden.",
  "Of all apps, the approvers may read this.": "Von allen Apps dürfen das die Freigebenden lesen.",
  "Its owner and the approvers may have a copy of its data kept.":
    "Eine Kopie ihrer Daten anlegen lassen darf, wem die App gehört und wer freigibt.",
  "Its owner and the approvers may read this.": "Lesen darf das, wem die App gehört und wer freigibt.",
  "An agent reads in the name of who asked, and for nobody else.":
    "Ein Agent liest im Namen der Person, die darum gebeten hat, und sonst für niemanden.",
  "Nobody allows money for their own request.": "Niemand erlaubt Geld für die eigene Anfrage.",
  "Only {1} allows more.": "Nur {1} erlaubt mehr.",
  "Only {1} may use {2}. Who asked for this app is in none of them, as far as Slack says.":
    "Nur {1} darf {2} benutzen. Wer um diese App gebeten hat, ist laut Slack in keiner davon.",
  "It is switched off. Say *start* first, then *try again*.":
    "Sie ist abgeschaltet. Sag zuerst *starte*, dann *nochmal*.",
  "This data is for others.": "Diese Daten sind für andere.",
  "That is not there any more.": "Das gibt es nicht mehr.",
} as const;
