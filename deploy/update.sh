#!/usr/bin/env bash
# Puts the newest version of the site beside the one that runs and then in its place. Stops, with nothing changed for readers,
# when anything fails: a page that is wrong, too. Usage: update.sh https://your.repository
set -euo pipefail

site=/srv/newsletter
new=$site/$(date +%Y%m%d-%H%M%S)
git clone --depth 1 "$1" "$new"
cd "$new"
set -a && . /etc/newsletter.env && set +a

if [ -d $site/current/.next/cache ]; then # Pages that did not change are not made again.
  mkdir .next && cp -a $site/current/.next/cache .next/
fi
npm ci
npm run build
npm run compress
mkdir -p .next/cache && sudo chown -R newsletter .next/cache && sudo chmod -R a+rX .
if [ -d $site/current/.nginx/files ]; then # For pages that were opened before the update.
  cp -an $site/current/.nginx/files/{_next,scripts} .nginx/files/
fi

ln -sfn "$new" $site/next
mv -T $site/next $site/current # In one step.
if systemctl cat newsletter >/dev/null 2>&1; then
  sudo systemctl reload nginx
  sudo systemctl restart newsletter
fi
