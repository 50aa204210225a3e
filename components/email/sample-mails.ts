import { type Locale, localePrefix } from '@/lib/base/i18n/languages';
import type { Message } from '@/lib/newsletter/email/message';
import { alreadySubscribedMail } from './already-subscribed-mail';
import { confirmMail } from './confirm-mail';
import { manageMail } from './manage-mail';
import { welcomeMail } from './welcome-mail';

/** Returns a renderer for every notification with sample data, for tests and previews. */
export function sampleMails(locale: Locale, siteUrl = 'https://newsletter.example'): Record<string, () => Promise<Message>> {
  const isChinese = locale === 'zh';
  const token = 'v1.k1.0123456789abcdefghijklmnopqrstuvwxyz.ABCDEFGHIJKLMNOPQRSTUVWXYZ-_0123456789abcde';
  const at = (path: string) => `${siteUrl}${localePrefix(locale)}${path}`;
  const setting = {
    locale,
    siteUrl,
    postalAddress: isChinese ? '示例市示例路 1 号，邮编 100000' : '1 Example Street, 12345 Exampletown, Exampleland',
  };
  const links = {
    preferencesUrl: at(`/preferences/${token}`),
    unsubscribeUrl: at(`/unsubscribe/${token}`),
    oneClickUrl: `${siteUrl}/u/${token}`,
  };
  const image = {
    url: `${siteUrl}/images/newsletter/ai-frameworks.jpg`,
    alt: isChinese ? '各个框架的标志' : 'The marks of the frameworks',
    width: 1200,
    height: 675,
  };
  const posts = [
    {
      title: isChinese ? '深入 JAX：函数的函数，从单芯片到大规模' : 'JAX in depth: functions of functions, at scale',
      summary: isChinese
        ? 'JAX 对你的代码有什么要求，又给出什么回报：可以任意组合的变换、底下的 XLA，以及周围的库，从 Flax NNX、Haiku、Equinox 到 Optax。'
        : 'What JAX asks of your code and what it gives for it: transformations that compose, XLA underneath, and the libraries around it.',
      url: at('/posts/jax-in-depth'),
    },
    {
      title: isChinese ? '2024 年值得关注的 AI 框架' : 'Top AI frameworks for 2024 & <what> came "after"',
      summary: isChinese ? '“哪一个适合你？”一次说清楚。' : 'Which of them is for you.',
      url: at('/posts/top-ai-frameworks-for-2024?from=mail&x=1'),
      image,
    },
  ];
  const poll = {
    question: isChinese ? '下一篇想看哪个框架？' : 'Which framework should we cover next?',
    options: ['PyTorch', 'JAX'].map((label) => ({ label, url: at(`/polls/next-framework/${label.toLowerCase()}.${token}`) })),
  };
  const manage = (purpose: Parameters<typeof manageMail>[0]['purpose'], newAddress?: string) => () =>
    manageMail({ ...setting, purpose, newAddress, url: at(`/${purpose}/${token}`) });
  return {
    confirm: () =>
      confirmMail({
        ...setting,
        topics: isChinese ? ['框架', 'JAX', '开发'] : ['Frameworks', 'JAX', 'Development'],
        confirmUrl: at(`/confirm/${token}`),
      }),
    'confirm-all': () => confirmMail({ locale, siteUrl, topics: [], confirmUrl: at(`/confirm/${token}`) }),
    welcome: () => welcomeMail({ ...setting, ...links, posts, poll }),
    'welcome-bare': () => welcomeMail({ ...setting, ...links, posts: [] }),
    'already-subscribed': () => alreadySubscribedMail({ ...setting, ...links }),
    'manage-preferences': manage('preferences'),
    'manage-export': manage('export'),
    'manage-erase': manage('erase'),
    'manage-change-address': manage('change-address', 'ada.lovelace@new.example'),
  };
}
