/** The two tokens of a session: a signed access token and an opaque refresh token. */
@NullMarked
package dev.atelier.user.token;

import org.jspecify.annotations.NullMarked;
