/** Signing in with an account at another provider: OAuth 2.0 and OpenID Connect with state, nonce and PKCE. */
@NullMarked
package dev.atelier.user.social;

import org.jspecify.annotations.NullMarked;
