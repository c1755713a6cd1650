/**
 * What people in offices speak of, in English and German: a concept and the beginnings of the words for it, folded
 * (lib/fold.ts). `=word` is that word alone and no longer one; `two_words` stand for each other side by side. Words that
 * are made of others ("Urlaubsantrag") mean all that they are made of. Add a line here where a need is not understood.
 */

/** What a need is about: that two share one of these tells most. */
export const THINGS: Record<string, string> = {
  absence: "absen abwesen",
  accident: "accident unfall injur verletz verbandbuch hurt",
  anniversary: "anniversar jubilaum jubilae firmenjubil",
  applicant: "applicant candidat bewerb kandidat recruit vorstellungsgespr =applied",
  appointment: "appointment termine =fairs messetermin",
  article: "article zeitungsartikel pressespiegel clipping press_clips presseberich =press",
  book: "library bibliothek bucherei =books =buch =bucher a_book",
  birthday: "birthday geburtstag",
  bug: "=bug =bugs defects_reported software_bug fehler",
  budget: "budget",
  calendarcontent: "editorial redaktion content_calendar content_plan social_media social_posts =blog blogpost",
  canteenmenu: "menu speiseplan speisekarte tagesgericht",
  carpool:
    "company_car company_cars pool_car pool_cars poolauto poolfahrzeug dienstwagen firmenwagen fuhrpark fleet vehicle fahrzeug mileage kilometer",
  certificate: "certificate zertifikat =tls =ssl",
  coffee: "coffee kaffee espresso",
  commute: "mitfahr carpooling fahrgemeinschaft commut",
  complaint: "complain beschwer reklamation",
  contract: "contract vertrag vertrage agreement kundigungsfrist notice_date notice_dates",
  damage: "damage schaden beschadig",
  device: "device laptop notebook hardware computer gerate serial seriennummer rechner smartphone handy phones",
  desk: "=desk =desks desksharing desk_sharing hot_desk arbeitsplatz schreibtisch hotdesk",
  diary: "diary bautagebuch daily_log logbuch tagebuch",
  donation: "donat charit spende pledge fundrais",
  equipment: "equipment camera kamera projector beamer werkzeug =tools borrow_tools ausrustung",
  exchangerate: "exchange_rate exchange_rates wechselkurs devisen currenc wahrung",
  expense:
    "expense spesen reisekosten receipt beleg auslagen travel_cost travel_costs reimburs erstattung_von_auslagen",
  facility:
    "facilit haustechnik hausmeister caretaker janitor building_defect mangelmeld mangel heating heizung lamp door defekt broken kaputt",
  feedback: "feedback ruckmeldung =rating =ratings bewertung =rate",
  firstaid: "first_aid first_aider ersthelfer erste_hilfe",
  idea: "idea =ideen idee ideenbox suggestion vorschlag verbesserungsvorschl improvement feature_wish feature_request wishes",
  incident: "incident outage ausfall ausfalle postmortem storfall",
  inspection: "inspection brandschutz feuerloscher fire_extinguisher prufplakette begehung",
  invoice: "invoice =bill =bills rechnung",
  itproblem:
    "help_desk helpdesk it_ticket support_request support_requests storung storungen edv it_support computer_problem",
  key: "=key =keys schlussel",
  kitchenduty: "kitchen_duty kuchendienst cleans_the_kitchen dishwasher spulmaschine kitchen kuche",
  kudos: "kudos praise lob =lobe thank danksch dankesch appreciation anerkennung =danke",
  lead: "=lead =leads prospect interessent neukunde customer_inquir kundenanfrage sales_lead akquise nachfass follow_up",
  lostfound: "lost_and_found fundsache fundburo lost_item were_found verlorene",
  lunch: "lunch mittagess food essen meal mahlzeit restaurant pizza mittagsbestell speise",
  machine: "machine maschine anlage",
  maintenance: "maintenance wartung service_of instandhalt",
  marketplace:
    "classified kleinanzeige marketplace schwarzes_brett flohmarkt =sell verkaufen give_away verschenk second_hand",
  meeting: "minutes protokoll agenda tagesordnung",
  mood: "mood stimmung happy_are happiness how_they_feel people_feel zufrieden pulse =feel befinden",
  newhire:
    "onboard new_hire new_hires newcomer starter einarbeitung neue_mitarbeiter neuer_mitarbeiter neuen_mitarbeiter new_employee new_employees new_colleague joiner first_day ersten_tag eintritt neue_kolleg neuzugang",
  leaver: "offboard leaver austritt leaves_the_company somebody_leaves ausscheid letzter_arbeitstag exit_checklist",
  officesupply: "stationery pens paper buromaterial office_supplies toner stifte druckerpapier",
  oncall: "on_call oncall rufbereitschaft bereitschaft pager",
  pair: "roulette pairs paired random_colleague zufallig",
  parcel: "parcel package paket sendung delivery_for mail_or post_und",
  parking: "parking parkplatz parkplatze parklucke stellplatz stellplatze parkhaus spots",
  party: "party sommerfest weihnachtsfeier summer_party betriebsausflug firmenfeier company_event betriebsfest",
  password: "password passwort passworter kennwort credential shared_account",
  access: "access_right access_rights zugriff zugang berechtigung access_to permission access_request",
  phonenumber: "phone_number phone_list telefonliste telefonnummer durchwahl extensions",
  poll: "poll umfrage vote abstimm stimmen survey",
  present: "present gift geschenk",
  pricing: "share_price aktienkurs stock_price borsenkurs =shares",
  printing: "flyer printing print_shop druckauftrag druckerei drucksache",
  projectstatus: "traffic_light ampel project_status projektstatus green_yellow",
  purchase:
    "purchase procure anschaff beschaff bestellanforderung einkauf buys_something bought =buy kostenstellenverant",
  quiz: "quiz trivia ratsel",
  referral: "referral empfehlungspramie recommend_a_friend mitarbeiter_werben",
  release: "release_note release_notes changelog new_version neue_version versionsnotiz each_version",
  remotework: "home_office homeoffice remote work_from_home working_from_home zu_hause mobiles_arbeiten on_site",
  returns: "returns retoure rucksendung send_back refund warenrucks",
  revenue: "sales revenue umsatz erlos turnover",
  room: "=room =rooms meeting_room conference_room besprechungsraum besprechungsraume raumbuch sitzungszimmer konferenzraum raum",
  shift: "shift schicht roster dienstplan rota_of early_late",
  sick: "=sick =ill =krank krankmeld krankheit sick_note krankschreib call_in_sick",
  signature: "signature unterschrift signing sign_off",
  standup: "standup stand_up check_in check_ins blocker statusrunde did_and_will morgenrunde woran_er",
  stock: "stock lager bestand warehouse mindestmenge mindestbestand inventory_of spare_part spare_parts",
  stocktake: "stocktak inventur",
  substitute: "vertret vertritt substitute stand_in deputy cover_for",
  supplier: "supplier lieferant vendor",
  task: "task aufgabe to_do to_dos todo offene_punkte action_item action_items",
  timesheet:
    "time_sheet timesheet zeiterfass stundenerfass arbeitsstunde arbeitszeit hours_per hours_worked time_tracking how_long_i_worked stundenzettel stunden",
  training: "training course kurs schulung weiterbildung fortbildung seminar unterweisung workshop lehrgang",
  translation: "translat ubersetz",
  trip: "business_trip dienstreise reiseziel reiseplan trips",
  vacation: "vacation holiday urlaub annual_leave days_off day_off time_off paid_leave ferien =pto",
  visitor: "visitor guest besuch =gast =gaste gastgeber besucher",
  weather: "weather wetter",
};

/** What is done with it. */
export const ACTS: Record<string, string> = {
  approve:
    "approv genehmig freigeb freigabe freigegeb absegn says_yes say_yes says_yes_or a_yes sign_off stimmt_zu zustimm",
  ask: "=asks =ask abfrag befrag fragt fragen",
  assign: "rota rotate einteil teilt zuteil who_works who_counts turns",
  book: "book bucht buchen buchung gebucht reserv",
  borrow: "borrow ausleih leih verleih lend loan",
  collect: "collect sammel gather einsammel zusammentrag",
  congratulate: "congratul gratul gluckwunsch grusse wish_everyone",
  count: "count zahl sum summe tally strichliste",
  cost: "cost kosten spent verbrauch ausgegeb",
  expire: "expir ablauf ablauft run_out abgelauf renew verlanger deadline frist bald_ab cancelled kundig",
  handin: "hand_in hands_in hand_out einreich submit upload hochlad abgeb",
  log: "log write_down writes_down protokollier note notiert dokument",
  notify: "notif tell message nachricht bescheid benachricht ping informier",
  order: "order bestell",
  overdue: "overdue unpaid uberfallig past_due offene_posten not_paid mahnung ausstehend",
  pay: "=pay =pays payment bezahl zahlt zahlung owes schuldet schulden",
  recommend: "recommend empfehl",
  remind: "remind erinner nudge warn alert",
  repair: "repair reparier mend =fix =fixed behob",
  report: "report meld gemeldet",
  request: "request antrag beantrag anfrage anforder apply",
  send: "=send verschick versand ship",
  signup: "sign_up anmeld register registrier teilnehm take_part",
  swap: "swap tausch trade",
  tick: "tick abhak haken checklist checkliste",
  vote: "upvote votes abstimm",
};

/** What so many needs have that it tells little. */
export const COMMON: Record<string, string> = {
  anonymous: "anonym",
  building: "building gebaude =buro office",
  chart: "chart kurve verlauf diagramm",
  constructionsite: "building_site construction baustelle foreman polier",
  customer: "customer kunde kunden client",
  daily: "daily taglich every_day each_day each_morning jeden_tag jeden_morgen every_morning weekday morgens tageweise",
  department: "department abteilung",
  employee: "employee staff mitarbeit angestellt colleague kolleg teammate newcomer",
  facilitymanager: "cleaner reinigung geputzt cleaned",
  finance: "finance buchhaltung accounting =cfo finanz",
  garage: "tiefgarage garage",
  humanresources: "=hr human_resources personalabteilung =personal",
  itdepartment: "it_department it_abteilung",
  leader: "manager supervisor fuhrungskraft teamleit vorgesetz leitung management geschaftsfuhr",
  monthly: "monthly monat month",
  photo: "photo foto bild picture",
  position: "=job =jobs =stelle =stellen open_position",
  project: "project projekt",
  reception: "reception empfang front_desk pforte",
  safety: "safety sicherheit",
  weekly:
    "weekly wochentlich every_week each_week jede_woche each_monday jeden_montag every_monday every_friday freitags pro_woche",
};

/** Words that no need is about. */
export const SAYS_NOTHING = `a about after again against all already also always an and another any anybody anyone app application are as at away
  back be because been before being below between bitte both bot build but by can channel come comes company could das dass dem den der des die
  do does doing done each ein eine einem einen einer eines er es etwas euch every everybody everyone everything few first for form formular
  from fur gerade get gets gibt give go going good had haben has hat hatte have he her here him his how i if ich ihr im immer in into ins is
  ist it its jede jeden jeder jedes just kanal kann keep keeps kein keine kind konnen last late later let lets like list liste listen lists
  make makes man me mehr mich mir mit more morning most much muss mussen my name names need needs neu neue neuen never new next nicht no noch
  not now nur ob oder of off often on once one only or other others our out over own page people person place please post posten posts poste
  put runs sachen say says see sees seen seite seit set she should show shows sich sie sieht simple sind so soll sollen some somebody someone
  something stand steht still such table tabelle team teams than that the their them then there these they thing things this those time to today
  together tool two uber uhr um und uns unsere unserer until up us use used vom von vor wann want wants war was way we wenn wer werden what when
  where which while who whom why wie wieder will wir wird wishes with without wo work works would you your zeigt zeigen zu zum zur zwei zwischen
  monday tuesday wednesday thursday friday montag dienstag mittwoch donnerstag freitag yesterday gestern heute week woche nachste days tage tag day
  eintragen eintragt tragt enter enters entered erfassen erfasst overview ubersicht verwalten verwaltung track tracks tracking manage trager
  automatically automatisch early einfach gleich bis bei auf aus als am ab auch davon ihn ihre seine sein dann da dort doch immer bot weiss gehort love look`;
