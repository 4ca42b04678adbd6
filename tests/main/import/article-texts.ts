/** Paragraphs as newspapers print them, written for these tests. */
export const ENGLISH = `Harbour plan approved
The council on Tuesday approved a plan to repair the old harbour, despite the objections of shopkeepers. “We have waited long enough,” said the mayor, who hopes that the work – which is expected to cost €3.2 million – will be finished by summer.
It’s the third plan in ten years; the first two were abandoned when the money ran out. Fishermen fear that they’ll lose the places where they’ve sold their catch for generations.
`;

export const FRENCH = `Le vieux port sera rénové
Le conseil municipal a approuvé mardi soir le projet de rénovation du vieux port, malgré l'opposition d'une partie des commerçants. « Nous avons déjà trop attendu », a déclaré la maire, qui espère que les travaux seront achevés avant l'été prochain.
Le coût, estimé à 3,2 millions d’euros, sera partagé entre la région et l’État. Les pêcheurs, eux, craignent de perdre leurs emplacements habituels près de la jetée.
`;

export const GERMAN = `Alter Hafen wird erneuert
Der Gemeinderat hat am Dienstagabend die Erneuerung des alten Hafens beschlossen. „Wir haben lange genug gewartet“, sagte die Bürgermeisterin. Die Kosten von 3,2 Millionen Euro teilen sich Land und Bund.
Für die Fußgänger wird während der Bauzeit ein Übergang weiter südlich geöffnet; größere Fahrzeuge müssen einen Umweg nehmen.
`;

export const RUSSIAN = `Старый порт обновят
Городской совет во вторник вечером одобрил проект обновления старого порта, несмотря на возражения части торговцев. Мы и так слишком долго ждали, заявила мэр, которая надеется, что работы закончатся до лета.
Стоимость, оценённая в три миллиона, будет разделена между областью и государством. Рыбаки опасаются потерять свои обычные места у пристани.
`;

export const JAPANESE = `港の改修計画
市議会は火曜日の夜、一部の商店主の反対にもかかわらず、古い港の改修計画を承認した。「もう十分に待ちました」と市長は述べ、来年の夏までに工事が終わることを望んでいる。
費用はおよそ三百二十万円と見積もられ、県と国が分けて負担する。漁師たちは、何代にもわたって魚を売ってきた桟橋のそばの場所を失うのではないかと心配している。
`;

export const CHINESE = `旧港口改造计划获批准
市议会星期二晚上批准了旧港口的改造计划，尽管部分商人表示反对。市长说：“我们已经等得太久了。”她希望工程能在明年夏天之前完成。
工程费用估计为三百二十万元，将由省政府和国家共同承担。渔民们担心会失去码头边世代卖鱼的位置，他们要求政府作出书面保证。
`;

export const KOREAN = `옛 항구 개조 계획 승인
시의회는 화요일 저녁 일부 상인들의 반대에도 불구하고 옛 항구의 개조 계획을 승인했다. 시장은 우리는 이미 너무 오래 기다렸다고 말하며 공사가 내년 여름 전에 끝나기를 바란다고 밝혔다.
비용은 지방과 국가가 나누어 부담한다. 어부들은 대대로 생선을 팔아 온 부두 옆의 자리를 잃을까 걱정하고 있다.
`;

export const ARABIC = `الموافقة على تجديد الميناء
وافق مجلس المدينة مساء الثلاثاء على مشروع تجديد الميناء القديم رغم اعتراض بعض التجار. وقالت رئيسة البلدية إنها تأمل أن تنتهي الأعمال قبل الصيف.
ويخشى الصيادون فقدان أماكنهم المعتادة قرب الرصيف حيث باعوا أسماكهم منذ أجيال.
`;

export const CZECH = `Starý přístav bude obnoven
Zastupitelstvo v úterý večer schválilo plán obnovy starého přístavu, přestože část obchodníků byla proti. „Čekali jsme už příliš dlouho,“ řekla starostka, která doufá, že práce skončí před létem.
Náklady ve výši tří milionů ponese kraj společně se státem. Rybáři se bojí, že přijdou o místa, kde po celé generace prodávali své úlovky.
`;

export const GREEK = `Το παλιό λιμάνι ανακαινίζεται
Το δημοτικό συμβούλιο ενέκρινε το βράδυ της Τρίτης το σχέδιο ανακαίνισης του παλιού λιμανιού, παρά τις αντιρρήσεις των καταστηματαρχών. «Περιμέναμε ήδη πολύ», δήλωσε η δήμαρχος.
Το κόστος θα το μοιραστούν η περιφέρεια και το κράτος. Οι ψαράδες φοβούνται ότι θα χάσουν τις θέσεις τους, όπου πουλούσαν τα ψάρια τους επί γενιές.
`;

export const TAIWANESE = `舊港口改造計劃獲批准
市議會星期二晚上批准了舊港口的改造計劃，儘管部分商人表示反對。市長說：「我們已經等得太久了。」她希望工程能夠在夏天之前完成。
工程費用由省政府和國家共同承擔。漁民們擔心會失去碼頭邊世代賣魚的位置，要求政府作出書面保證。
`;
