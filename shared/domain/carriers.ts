/**
 * Carriers, and where each shows a parcel. A link is made of this table and the number alone, so
 * that nothing that somebody sends becomes the address of a link; all of them are https.
 */
const trackingPages = {
  'austrian-post': 'https://www.post.at/sv/sendungssuche?snr=',
  colissimo: 'https://www.laposte.fr/outils/suivre-vos-envois?code=',
  dhl: 'https://www.dhl.com/global-en/home/tracking.html?tracking-id=',
  dpd: 'https://tracking.dpd.de/status/en_US/parcel/',
  evri: 'https://www.evri.com/track/parcel/',
  fedex: 'https://www.fedex.com/fedextrack/?trknbr=',
  gls: 'https://gls-group.com/track/',
  postnl: 'https://postnl.nl/tracktrace/?B=',
  'royal-mail': 'https://www.royalmail.com/track-your-item#/tracking-results/',
  'swiss-post': 'https://service.post.ch/ekp-web/ui/entry/search/',
  ups: 'https://www.ups.com/track?tracknum=',
  usps: 'https://tools.usps.com/go/TrackConfirmAction?tLabels=',
} as const;

/** `pickup` and `digital` are no carriers, and say so where one is asked for. */
export const carriers: readonly string[] = [
  ...Object.keys(trackingPages),
  ...['digital', 'other', 'pickup'],
];

/** None of a carrier without a page, or of a parcel without a number. */
export function trackingUrl(
  carrier: string,
  trackingNumber: string | undefined,
): string | undefined {
  const page = Object.entries(trackingPages).find(([name]) => name === carrier)?.[1];
  if (page === undefined || trackingNumber === undefined) return undefined;
  return page + encodeURIComponent(trackingNumber);
}
