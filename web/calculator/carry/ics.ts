// Days as an iCalendar file (RFC 5545): events of a whole day, folded to lines of
// 75 octets. What is called the same stays the same event when it is imported
// again; the engine's package ics says why, and names events in the same way.

export interface Event { uid: string; day: number; summary: string; description: string }

const longest = 75;
/** 2000-01-01, from which sequences count. */
const epoch = 10_957;
const millis = 86_400_000;

export function calendar(asOf: number, events: readonly Event[]): string {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kneadwise//Kneadwise//EN", "CALSCALE:GREGORIAN"];
  for (const { uid, day, summary, description } of events) {
    lines.push(
      "BEGIN:VEVENT", `UID:${escape(uid)}`, `DTSTAMP:${basic(asOf)}T000000Z`, `SEQUENCE:${Math.max(0, asOf - epoch)}`,
      `DTSTART;VALUE=DATE:${basic(day)}`, `DTEND;VALUE=DATE:${basic(day + 1)}`, `SUMMARY:${escape(summary)}`,
    );
    if (description) lines.push(`DESCRIPTION:${escape(description)}`);
    lines.push("CLASS:PRIVATE", "TRANSP:TRANSPARENT", "END:VEVENT");
  }
  lines.push("END:VCALENDAR");
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

/** The n-th of a kind in the course that is called so, for ever: FNV-1a in 64 bits. */
export function uidOf(course: string, kind: string, number: number): string {
  let hash = 14695981039346656037n;
  for (const byte of new TextEncoder().encode(course)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 1099511628211n);
  return `${kind}-${number}-${hash.toString(16).padStart(16, "0")}@kneadwise`;
}

function basic(day: number): string {
  return isoOf(day).replaceAll("-", "");
}

/** A day as YYYY-MM-DD. */
export function isoOf(day: number): string {
  return new Date(day * millis).toISOString().slice(0, 10);
}

/** 3.3.11. Control characters are replaced, so that it is seen where they were. */
function escape(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\n|\r/g, "\\n").replace(/(?!\t)\p{Cc}/gu, "\ufffd");
}

/** 3.1. A line is cut between characters. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  let out = "";
  let room = longest;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (size > room) {
      out += "\r\n ";
      room = longest - 1;
    }
    out += character;
    room -= size;
  }
  return out;
}
