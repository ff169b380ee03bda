/** Plain HTTP beside HTTPS: a port that only sends callers on. HTTPS itself is settings, see {@code gateway-service-tls.yml}. */
@NullMarked
package dev.atelier.gateway.tls;

import org.jspecify.annotations.NullMarked;
