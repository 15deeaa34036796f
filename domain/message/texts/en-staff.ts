const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** What mails to staff say, in English; the other languages say the same. */
export const enStaff = {
  assigned: {
    subject: 'Assigned to you',
    title: 'This ticket is yours',
    intro: 'This ticket has been assigned to you.',
    by: (name: string) => `${name} has assigned this ticket to you.`,
  },
  customerWrote: {
    wrote: {
      subject: 'Customer wrote again',
      title: 'The customer has written again',
      intro: 'The customer has written again and is waiting for a reply.',
      heading: 'What the customer wrote:',
    },
    called: {
      subject: 'Customer called again',
      title: 'The customer has called again',
      intro: 'The customer has called again and is waiting for a reply.',
      heading: 'What the customer said:',
    },
    /** Noted down by somebody, and nobody says how it came. */
    noted: {
      subject: 'Customer in touch again',
      title: 'The customer has been in touch again',
      intro: 'The customer has been in touch again and is waiting for a reply.',
      heading: 'What the customer told us:',
    },
    onHold: 'The ticket is on hold: no reply is due until it is resumed.',
    resolved: 'The ticket is resolved: no reply is due until it is reopened. Please decide whether it should be.',
    notedBy: (name: string) => `As ${name} noted it down:`,
  },
  takenOver: {
    subject: 'Taken over',
    title: 'This ticket has been taken over',
    intro: (name: string) => `This ticket was escalated and is now with ${name}. There is nothing left for you to do.`,
  },
  appointmentStaff: {
    booked: {
      subject: 'Visit booked',
      title: 'A visit has been booked for you',
      intro: 'A colleague has agreed this time with the customer.',
    },
    moved: {
      subject: 'Visit moved',
      title: 'One of your visits has been moved',
      intro: 'A colleague has agreed a new time with the customer.',
    },
    calledOff: {
      subject: 'Visit cancelled',
      title: 'One of your visits is cancelled',
      intro: 'Nobody needs to go at this time.',
    },
  },
  reopenedStaff: { subject: 'Reopened', title: 'This ticket is open again', intro: 'A resolved ticket was reopened.' },
  task: { subject: 'Task', title: 'You have a new task', intro: 'This needs doing for a ticket:' },
  warning: {
    subject: 'Due soon',
    title: 'A promise is falling due',
    intro: 'We have promised the customer this and have not done it yet. There is still time.',
    progress: 'The customer is due an update, even if there is no news yet. There is still time.',
  },
  broken: {
    subject: 'Overdue',
    title: 'A promise is overdue',
    intro: 'The time we promised the customer has passed, and it is not done yet. Please act now.',
    progress:
      'The customer should have had an update by now. Please write, even if only to say that we are still working on it.',
  },
  escalated: {
    subject: 'Escalated',
    title: 'This ticket has been escalated',
    yours: 'The customer is still waiting although our deadline has passed. The ticket has been escalated to you.',
    with: (name: string) =>
      `The customer is still waiting although our deadline has passed. The ticket has been escalated to ${name}.`,
    plain: 'The customer is still waiting although our deadline has passed. The ticket has been escalated.',
  },
  digest: {
    subject: (total: number, summary: string) => `${plural(total, 'notice', 'notices')}: ${summary}`,
    title: (total: number) => `${plural(total, 'notice', 'notices')} in one email`,
    intro: 'These came in quick succession or outside your working hours, so they are gathered here in one email.',
    heading: {
      'ticket-unrouted': 'Nobody there',
      'hold-waiting': 'Holds to check',
      'task-due': 'Tasks due',
      'promise-escalated': 'Escalated',
      'promise-broken': 'Overdue',
      'mail-returned': 'Mail delivery problems',
      'promise-warning': 'Due soon',
      'customer-wrote': 'Customer messages',
      'task-opened': 'Your tasks',
      'ticket-assigned': 'Newly assigned to you',
      'ticket-taken-over': 'Taken over by others',
    },
    count: {
      'ticket-unrouted': (count: number) => `${count} without anybody`,
      'hold-waiting': (count: number) => `${count} ${count === 1 ? 'hold' : 'holds'} to check`,
      'task-due': (count: number) => plural(count, 'task due', 'tasks due'),
      'promise-escalated': (count: number) => `${count} escalated`,
      'promise-broken': (count: number) => `${count} overdue`,
      'mail-returned': (count: number) => plural(count, 'mail delivery problem', 'mail delivery problems'),
      'promise-warning': (count: number) => `${count} due soon`,
      'customer-wrote': (count: number) => plural(count, 'customer message', 'customer messages'),
      'task-opened': (count: number) => plural(count, 'task', 'tasks'),
      'ticket-assigned': (count: number) => plural(count, 'new ticket', 'new tickets'),
      'ticket-taken-over': (count: number) => `${count} taken over`,
    },
    more: (hidden: number) => `and ${hidden} more`,
    zone: (zone: string) => `All times are ${zone}.`,
  },
  conduct: {
    subject: (what: string) => `Conduct: ${what}`,
    title: 'A complaint about your conduct has been upheld',
    titleTold: (name: string) => `A complaint about ${name} has been upheld`,
    intro: (id: string) =>
      `Complaint ${id} is about your conduct towards a customer. It has been investigated and upheld.`,
    introTold: (name: string, id: string) =>
      `Complaint ${id} is about the conduct of ${name} towards a customer. It has been investigated and upheld.`,
    count: 'Upheld so far',
    what: 'What follows',
    step: { warning: 'Warning', penalty: 'Penalty', management: 'Referred to management' },
    follows: {
      warning: 'Please take this as a warning, and as a chance to do better.',
      penalty: 'Under our rules, a penalty follows. It will be discussed with you.',
      management: 'Under our rules, this is now referred to management.',
    },
    told: {
      warning: (name: string) => `${name} has been warned by email. Please also talk to them in person.`,
      penalty: (name: string) =>
        `${name} has been told by email that a penalty follows. Please decide on it and talk to them in person.`,
      management: (name: string) =>
        `Under our rules, it must now be decided whether ${name} stays. Please refer this to management. ${name} has not been written to.`,
    },
    withdrawn: {
      subject: 'withdrawn',
      title: 'A complaint no longer counts',
      yours: (id: string) =>
        `Complaint ${id} about your conduct has been looked at again. It is no longer upheld and no longer counts.`,
      about: (name: string, id: string) =>
        `Complaint ${id} about the conduct of ${name} has been looked at again. It is no longer upheld and no longer counts.`,
      sorry: 'We are sorry for what this has put you through.',
    },
    disagree: (lead: string) => `If you see it differently, please talk to ${lead}.`,
  },
};

export type StaffTexts = typeof enStaff;
