import type { LanguageWords } from '../language-words.ts';

/** Words of English. */
export const english: LanguageWords = {
  language: 'en',
  functionWords:
    'a, an, the, and, or, of, to, for, with, in, on, at, by, from, is, are, be, our, we, us, you, your, it, its, this, that',
  letters: '',
  commonWords:
    'page, pages, today, tomorrow, yesterday, week, month, year, price, free, new, all, balance, total, subtotal, welcome, popular, reviews, shipping, payment, method, sale, best, recent, unlimited, transactions, passengers, overview, reports, order, orders, how, works, what, who, when, where, more, not, can, has, have, will, or, no, yes, day, days, per, people, work, time, last, first, out, up, down, every, one, most, pro, visa, sold, come, dove, sin, ten, son, pays, pour, tout, bang, handy, los, so, data, agenda, media, social, mon, tue, wed, thu, fri, sat, sun, monday, tuesday, wednesday, thursday, friday, saturday, sunday, far, good, end, night, door, pan, car, note, notes, plan, plans, team, premium, mode, date, pain, main, sort, dame, real, red, blue, pink, pies, men, man, slim, brief, want, worst, pet, beer, mist, fast, elf, chat, an, arm, gift, brand, kind, bald, hut, rot, gut, wand, wind, tag, rock, angel, glad, ramp, boot, boom, room, art, den, at, sold out, rank, rate, hard, fans',
  actions:
    'accept, add, agree, allow, apply, book, buy, call, cancel, checkout, check out, choose file, clear, close, confirm, connect, contact, continue, copy, create, decline, delete, discover, donate, done, download, edit, explore, export, finish, follow, get, go, import, install, invite, join, leave, learn, log, login, next, okay, ok, order, pay, place, play, post, prev, previous, print, publish, read more, refresh, register, remove, reply, request, reserve, reset, retry, save, schedule, see, send, share, shop, show, sign, skip, start, submit, subscribe, try, unfollow, unsubscribe, update, upgrade, upload, view, watch, compare, verify, manage, generate, listen, redeem, resend, rename, enable',
  inPlaceActions:
    'add, add to cart, add to basket, add to bag, cart, basket, bag, remove, delete, clear, close, cancel, apply, save, send, submit, subscribe, sign me up, follow, unfollow, like, share, copy, print, edit, reset, undo, retry, confirm, accept, decline, agree, allow, notify, notify me, remind me, search, filter, sort, load more, show more, next, previous, play, pause, stop, record, upload, reply, post, vote, pay, publish, export, import, refresh, rename, enable, disable, invite, connect, mute, generate, ok, okay, done, skip',
  dismissals: 'cancel, close, dismiss, not now, no thanks, maybe later, later, never mind',
  navigation:
    'home, about, about us, contact, contact us, products, services, blog, news, shop, store, pricing, features, help, support, faq, login, log in, sign in, sign up, register, account, my account, cart, profile, settings, dashboard, team, careers, jobs, gallery, menu, events, docs, documentation, privacy, terms, imprint, cookies, categories, search',
  fields: {
    email: 'e mail, email, email address, mail address',
    newPassword:
      'new password, confirm password, repeat password, create password, create a password, choose a password, retype password, confirm your password, confirm new password',
    password: 'password, passcode',
    phone: 'phone, telephone, mobile, tel, cell, phone number, mobile number',
    code: 'otp, one time code, one time password, verification code, verification password',
    username: 'user name, username, login, user id',
    givenName: 'first name, given name',
    familyName: 'last name, surname, family name',
    organization: 'company, organisation, organization, company name',
    cardNumber: 'card number, credit card',
    cardName: 'name on card, name on the card, cardholder, card holder, cardholder name',
    cardCode: 'cvc, cvv, security code, cvv2, csc',
    cardExpiry: 'expiry, expiration, expires, expiry date, expiration date',
    postalCode: 'zip, zip code, postal code, postcode',
    birthday: 'date of birth, birthday, birth date',
    date: 'date, check in, check out date, arrival, departure',
    time: 'time',
    city: 'city, town',
    country: 'country',
    street: 'street, address, address line, street address',
    addressLine2:
      'address line 2, apt, apartment suite, apartment number, suite number, unit number, floor number',
    region: 'state province, state region, province, county, prefecture',
    jobTitle: 'job title, your role, your position, occupation',
    url: 'website, url, web address',
    search: 'search, looking for',
    quantity: 'amount, quantity, how many, number of, age, how old',
    message: 'message, comment, comments, notes, note, bio, description, question',
    subject: 'subject, topic',
    name: 'name, full name, your name',
  },
  prompts: 'enter, type, start typing, e.g, eg, for example, ex, select, choose, write',
  months:
    'January, February, March, April, May, June, July, August, September, October, November, December, Jan, Feb, Mar, Apr, Jun, Jul, Aug, Sep, Sept, Oct, Nov, Dec',
  states: {
    hover: 'hover, hovered',
    focus: 'focus, focused',
    pressed: 'pressed, active',
    disabled: 'disabled, inactive',
    selected: 'selected, checked, on',
    open: 'open, opened, expanded',
  },
  layers:
    'frame, group, rectangle, ellipse, line, arrow, vector, polygon, star, union, subtract, intersect, exclude, text, image, component, instance, section, slice, mask, mask group, auto layout, variant',
  labels: {
    increase: 'Increase',
    decrease: 'Decrease',
    more: 'More',
    dialog: 'Dialog',
    button: 'Button',
    close: 'Close',
    menu: 'Menu',
    search: 'Search',
    previous: 'Previous',
    next: 'Next',
    pages: 'Pages',
    navigation: 'Main',
    breadcrumb: 'Breadcrumb',
    settings: 'Settings',
    notifications: 'Notifications',
    cart: 'Cart',
    yes: 'Yes',
    no: 'No',
    selectAll: 'Select all',
    account: 'Account',
    remove: 'Remove',
  },
};
