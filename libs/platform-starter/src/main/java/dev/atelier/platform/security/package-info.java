/** Who is calling: access tokens of users, service tokens of our own services, and the keys that sign both. */
@NullMarked
package dev.atelier.platform.security;

import org.jspecify.annotations.NullMarked;
