import type { Installation } from "../places-on-machine.ts";

/** TLS before Varnish: hitch ends it and tells Varnish the client's address by the PROXY protocol. */
export function toHitch({ settings }: Installation): string {
  const certificate = settings.certificate ?? {
    chain: "/etc/hitch/chain.pem",
    key: "/etc/hitch/key.pem",
  };
  return `# hitch ends TLS in front of Varnish. HTTP/1.1 only: a page is one request, and Varnish's h2 is young.
# Start:   systemctl enable --now hitch, with this file as /etc/hitch/hitch.conf
# Check:   hitch --test --config=hitch.conf
frontend = "[*]:${settings.listen.tls}"
backend = "[127.0.0.1]:6086"
write-proxy-v2 = on
alpn-protos = "http/1.1"
tls-protos = TLSv1.2 TLSv1.3
ciphers = "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-ECDSA-AES256-GCM-SHA384"
ecdh-curve = "X25519:prime256v1"
workers = 2
user = "_hitch"
group = "_hitch"
pem-file = {
  cert = "${certificate.chain}"
  private-key = "${certificate.key}"
}
`;
}
