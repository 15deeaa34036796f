const zone = 'Asia/Seoul';
const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: '2-digit', month: 'short', timeZone: zone });
const time = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZone: zone,
});

/** `Wed 13 May`, where the business is. */
export function writeDay(instant: string): string {
  return day.format(new Date(instant)).replace(',', '');
}

/** `10:00:01`. */
export function writeTime(instant: string): string {
  return time.format(new Date(instant));
}

/** `Wed 13 May 10:00`: to the minute, as people make appointments. */
export function writeWhen(instant: string): string {
  return `${writeDay(instant)} ${writeTime(instant).slice(0, 5)}`;
}

/** `Tue 26 May 09:00 to 10:00`. */
export function writeStretch(from: string, to: string): string {
  return `${writeWhen(from)} to ${writeDay(from) === writeDay(to) ? writeTime(to).slice(0, 5) : writeWhen(to)}`;
}

/** `1 h 30 min`, to the minute. */
export function writeSpan(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : ''].filter(Boolean).join(' ');
}

/** `The frame was exchanged; resolution met in time`: what people end with a full stop goes on in the same line. */
export function inOneLine(parts: readonly string[]): string {
  return parts.map((part, index) => (index < parts.length - 1 ? part.replace(/[.。]$/, '') : part)).join('; ');
}
