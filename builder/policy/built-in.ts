import type { Rule } from "./rule.ts";

/**
 * The policy that every Toolroom has (DESIGN decisions 11 and 12), in the form that a company's own has. An app that reads nothing
 * shared and tells nobody outside needs no approval; what tells colleagues needs the platform group once per grant; people's
 * entries never go to another company. Of several refusals, the first one's next move is said.
 */
export const BUILT_IN: readonly Rule[] = [
  {
    name: "nobody-approves",
    when: { noApprovers: true },
    effect: "refuse",
    isFirm: true,
    because: "Nobody is named who may approve apps on this Slack, so nothing is put live.",
    next: "Ask whoever runs Toolroom to set TOOLROOM_APPROVERS to a Slack user group, then reply *retry*.",
  },
  {
    name: "entries-stay-here",
    when: { entries: true, sharedChannels: true },
    effect: "refuse",
    isFirm: true,
    per: "sharedChannels",
    because: "It keeps what colleagues enter and would post in {sharedChannels}, which another company reads too.",
    next: "Name a channel that only your company reads, or ask the platform team.",
  },
  {
    name: "shared-channel",
    when: { sharedChannels: true },
    effect: "approve",
    per: "sharedChannels",
    because: "It posts in {sharedChannels}, which another company reads too.",
  },
  {
    name: "channel",
    when: { ownChannels: true },
    effect: "approve",
    per: "ownChannels",
    because: "It posts in {ownChannels}, where colleagues read it without having asked for it.",
  },
  /** The door tells nobody who never used it; those who did still hear from it unasked, where no colleague sees it. */
  {
    name: "in-private",
    when: { dm: true },
    effect: "approve",
    because: "It tells colleagues who have used it something in private, which nobody else sees.",
  },
  /** Its answer carries nothing back; what comes in may be anything. */
  {
    name: "webhook",
    when: { webhooks: true },
    effect: "approve",
    per: "webhooks",
    because: "Whoever has the secret address of its webhook {webhooks} can make it act, from outside too.",
  },
  {
    name: "opened-wider",
    when: { widened: true },
    effect: "approve",
    because: "What people entered so far would be open to {widened}, who could not see it before.",
  },
  /** Nobody hears by an app what they could not read themselves, whoever approves it: that the channel is theirs, no approver knows. */
  {
    name: "closed-channel",
    when: { closedChannels: true },
    effect: "refuse",
    isFirm: true,
    per: "closedChannels",
    because: "It would hear what happens in {closedChannels}, which is closed to who asks for it, or not there.",
    next: "Have somebody ask for it who is in that channel, where I am a member, or name another one.",
  },
  {
    name: "closed-data",
    when: { closedData: true },
    effect: "refuse",
    isFirm: true,
    per: "closedData",
    because: "{closedData}",
    next: "Leave that data out, or ask the platform team who may have it.",
  },
  /** Nobody builds for half an hour what no machine here can run. */
  {
    name: "no-room",
    when: { noRoom: true },
    effect: "refuse",
    isFirm: true,
    because: "{noRoom}",
    next: "{noRoom.next}",
  },
  {
    name: "data-stays-here",
    when: { data: true, sharedChannels: true },
    effect: "refuse",
    per: "sharedChannels",
    because: "It reads the company's data and would post in {sharedChannels}, which another company reads too.",
    next: "Name a channel that only your company reads, or ask the platform team.",
  },
  /** What comes from outside the app, or may go there: each once, and again where together they are something new. */
  {
    name: "hears-messages",
    when: { messages: true },
    effect: "approve",
    per: "messages",
    because: "It hears of every message in {messages}.",
  },
  {
    name: "hears-reactions-put",
    when: { reactionsPut: true },
    effect: "approve",
    per: "reactionsPut",
    because: "It hears of emojis that are put on messages in {reactionsPut}.",
  },
  {
    name: "hears-reactions-taken",
    when: { reactionsTaken: true },
    effect: "approve",
    per: "reactionsTaken",
    because: "It hears of emojis that are taken away in {reactionsTaken}.",
  },
  {
    name: "hears-joins",
    when: { joins: true },
    effect: "approve",
    per: "joins",
    because: "It hears of who joins {joins}.",
  },
  {
    name: "github",
    when: { services: ["github"] },
    effect: "approve",
    per: "services",
    because: "GitHub can make it act, from outside: {services.event}.",
  },
  {
    name: "linear",
    when: { services: ["linear"] },
    effect: "approve",
    per: "services",
    because: "Linear can make it act, from outside: {services.event}.",
  },
  {
    name: "event",
    when: { events: true },
    effect: "approve",
    per: "events",
    because: "It is told {events.event} by the app {events.app}.",
  },
  {
    name: "host",
    when: { hosts: true },
    effect: "approve",
    per: "hosts",
    because: "It calls {hosts}, and can send there what it knows.",
  },
  {
    name: "secret",
    when: { secrets: true },
    effect: "approve",
    per: "secrets",
    because: "It uses the secret {secrets}.",
  },
  {
    name: "data",
    when: { data: true },
    effect: "approve",
    per: "data",
    because: "It reads {data.columns} of the table {data.table}, of the data source {data.source}.",
  },
  {
    name: "model",
    when: { model: true },
    effect: "approve",
    because: "It asks a model, for up to {model.monthlyUsd} a month; what it asks goes to the model's provider.",
  },
  {
    name: "compute",
    when: { compute: true },
    effect: "approve",
    because:
      "It works longer on {compute}, each time in a box of its own: {compute.memoryMb} MB, {compute.cpus} CPU, {compute.gpus} GPU, ≤ {compute.minutes} min.",
  },
  {
    name: "entries-may-leave",
    when: { hosts: true, entries: true },
    effect: "approve",
    once: true,
    because: "What colleagues enter in it could leave the company, as it calls addresses outside.",
  },
  {
    name: "data-may-leave",
    when: { hosts: true, data: true },
    effect: "approve",
    once: true,
    because: "What it reads of the company's data could leave the company, as it calls addresses outside.",
  },
  {
    name: "data-for-everybody",
    when: { data: true, page: ["company"] },
    effect: "approve",
    once: true,
    because: "Everybody in the company could see what it reads of the company's data.",
  },
  /** The list says which may be asked for; who wrote the rest, and which version it is, somebody is to have seen. */
  {
    name: "packages",
    when: { packages: true },
    effect: "approve",
    because: "{packages.sentence}",
  },
  /** A schedule by itself only makes the app work on its own files. */
  { name: "schedule", when: { schedules: true }, effect: "allow", because: "" },
  /** A command answers only the person who typed it; that its word is free is the registry's to say. */
  { name: "command", when: { commands: true }, effect: "allow", because: "" },
  /** Entries that people make themselves on a page for the company, knowing who sees it. */
  { name: "entries-on-a-page", when: { entries: true, page: true }, effect: "allow", because: "" },
];
