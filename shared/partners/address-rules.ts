/**
 * Which addresses a partner's endpoint may have: those of the public internet. Everything that the
 * registries of special purposes name is refused
 * (https://www.iana.org/assignments/iana-ipv4-special-registry,
 * https://www.iana.org/assignments/iana-ipv6-special-registry), so that nobody makes this system
 * speak with itself, its neighbours, or the metadata of the machine that it runs on.
 */
import { BlockList, isIP } from 'node:net';

const special = new BlockList();
for (const [network, prefix] of [
  ...[['0.0.0.0', 8] as const, ['10.0.0.0', 8] as const, ['100.64.0.0', 10] as const],
  ...[['127.0.0.0', 8] as const, ['169.254.0.0', 16] as const, ['172.16.0.0', 12] as const],
  ...[['192.0.0.0', 24] as const, ['192.0.2.0', 24] as const, ['192.88.99.0', 24] as const],
  ...[['192.168.0.0', 16] as const, ['198.18.0.0', 15] as const, ['198.51.100.0', 24] as const],
  ...[['203.0.113.0', 24] as const, ['224.0.0.0', 4] as const, ['240.0.0.0', 4] as const],
])
  special.addSubnet(network, prefix, 'ipv4');

/** All that is given to anybody is here; what maps or wraps IPv4 is not. */
const global = new BlockList();
global.addSubnet('2000::', 3, 'ipv6');
const wrapping = new BlockList();
for (const [network, prefix] of [
  ...[['2001::', 23] as const, ['2001:db8::', 32] as const, ['2002::', 16] as const],
  ...[['3fff::', 20] as const],
])
  wrapping.addSubnet(network, prefix, 'ipv6');

export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !special.check(address, 'ipv4');
    case 6:
      return global.check(address, 'ipv6') && !wrapping.check(address, 'ipv6');
    default:
      return false;
  }
}
