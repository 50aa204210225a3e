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
if [ -d $site/current/.next/static ]; then # Scripts and styles of pages that were opened before the update: their names hold a hash.
  cp -an $site/current/.next/static .next/
  cp -an $site/current/public/{scripts,styles} public/
fi
mkdir -p .next/cache && sudo chown -R newsletter .next/cache && sudo chmod -R a+rX .

ln -sfn "$new" $site/next
mv -T $site/next $site/current # In one step.
if systemctl cat newsletter >/dev/null 2>&1; then
  sudo systemctl restart newsletter
fi
