import { BlockList, isIP } from "node:net";

/** Networks that are nobody's on the internet: RFC 6890 and its heirs, with what carries an IPv4 address inside. */
const NOT_PUBLIC_V4 = [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"],
  ...["192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24"],
  ...["198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"],
];
/** All that is given out to the internet begins with 2000::/3; of that, these are not. */
const NOT_PUBLIC_V6 = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"];

function listOf(networks: string[], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", bits] = network.split("/");
    list.addSubnet(address, Number(bits), family);
  }
  return list;
}

/**
 * Whether an address is one of the internet's: no machine of our own network, no metadata of a cloud, no loopback, and none that
 * only stands for such a one (IPv4 in IPv6, 6to4, Teredo, NAT64).
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !listOf(NOT_PUBLIC_V4, "ipv4").check(address, "ipv4");
  if (family !== 6 || address.includes("%")) return false;
  const isGlobal = listOf(["2000::/3"], "ipv6").check(address, "ipv6");
  return isGlobal && !listOf(NOT_PUBLIC_V6, "ipv6").check(address, "ipv6");
}
