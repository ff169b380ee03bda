/** Signing in, staying signed in and signing out. */
@NullMarked
package dev.atelier.user.session;

import org.jspecify.annotations.NullMarked;
